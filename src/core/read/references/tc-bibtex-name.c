/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-bibtex-name.h"

#include <string.h>

/* Names of people in BibTeX and BibLaTeX. */

/* The part of an extended name of biblatex: "family=Probe, given=Bert, prefix=von". */
static char *
dup_name_part (const char *name,
               const char *part)
{
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      char *value = strchr (g_strstrip (parts[i]), '=');

      if (value == NULL)
        continue;
      *value = '\0';
      if (g_ascii_strcasecmp (g_strchomp (parts[i]), part) == 0)
        return g_strdup (g_strchug (value + 1));
    }

  return g_strdup ("");
}

/* "Probe, Jr., Bert" as "Probe, Bert Jr."; %NULL for other names. */
static char *
dup_with_suffix (const char *name)
{
  static const char * const suffixes[] = { "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "2nd", "3rd", "4th", NULL };
  g_auto (GStrv) parts = g_strsplit (name, ",", -1);

  if (g_strv_length (parts) != 3 || !g_strv_contains ((const char * const *) suffixes, g_strstrip (parts[1])))
    return NULL;

  return g_strconcat (parts[0], ", ", g_strstrip (parts[2]), " ", parts[1], NULL);
}

/**
 * tc_bibtex_take_name:
 * @name: (transfer full): an author of an entry, without LaTeX
 *
 * Takes a name as it stands, with a suffix behind the given names. Parts are those of the extended format of biblatex.
 *
 * Returns: (transfer full): the name
 */
char *
tc_bibtex_take_name (char *name)
{
  g_autofree char *owned = name;
  g_autofree char *family = NULL;
  g_autofree char *given = NULL;
  g_autofree char *prefix = NULL;
  g_autofree char *suffix = NULL;

  if (strstr (name, "family=") == NULL)
    {
      char *changed = dup_with_suffix (name);

      return changed != NULL ? changed : g_steal_pointer (&owned);
    }
  family = dup_name_part (name, "family");
  given = dup_name_part (name, "given");
  prefix = dup_name_part (name, "prefix");
  suffix = dup_name_part (name, "suffix");

  return g_strconcat (prefix, *prefix != '\0' ? " " : "", family, *given != '\0' ? ", " : "", given,
                      *suffix != '\0' ? " " : "", suffix, NULL);
}
