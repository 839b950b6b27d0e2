/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry-private.h"

#include <string.h>

/* How the names of elements, of the fields of a form and of columns are compared with those in the
 * rules of a register. */

/* The same once more in another language: "a3_full_title_of_the_trial_fr", "A.3 Full title of the trial (fr)". */
static gboolean
is_translation (TcSlice name)
{
  static const char languages[] = "bg cs da de el es et fi fr ga hr hu is it lt lv mt nl no pl pt ro sk sl sv";
  gsize bracket = name.end > name.p && name.end[-1] == ')';

  name.end -= bracket;
  for (const char *p = languages; name.end - name.p > 3 && name.end[-3] == (bracket ? '(' : '_')
                                  && p < languages + sizeof languages - 1; p += 3)
    if (memcmp (p, name.end - 2, 2) == 0)
      return TRUE;

  return FALSE;
}

/* Whether @own begins with @name, where the signs between words do not count: "A.3.1 Title" with "a31". */
static gboolean
begins_with_number (TcSlice     own,
                    const char *name)
{
  for (; own.p < own.end; own.p++)
    {
      if (*own.p == '.')
        continue;
      if (*name == '\0')
        return !g_ascii_isdigit (*own.p);
      if (*name != (g_ascii_isspace (*own.p) ? '_' : g_ascii_tolower (*own.p)))
        return FALSE;
      name++;
    }

  return *name == '\0';
}

/* "Public title" and "Public_title". */
static gboolean
is_column (TcSlice     own,
           const char *name)
{
  own = tc_slice_trim (own);
  if ((gsize) (own.end - own.p) != strlen (name))
    return FALSE;
  for (; own.p < own.end; own.p++, name++)
    if (g_ascii_tolower (*own.p == ' ' ? '_' : *own.p) != g_ascii_tolower (*name))
      return FALSE;

  return TRUE;
}

/**
 * tc_registry_names:
 * @name: of an element in the rules of @map
 *
 * Returns: whether @node is such an element
 */
gboolean
tc_registry_names (const TcRegistryMap *map,
                   const TcXmlNode     *node,
                   const char          *name)
{
  switch (map->names)
    {
    case TC_REGISTRY_NAMES_NUMBERED: return begins_with_number (node->name, name) && !is_translation (node->name);
    case TC_REGISTRY_NAMES_COLUMNS: return is_column (node->name, name);
    case TC_REGISTRY_NAMES_ELEMENTS:
    default: return tc_xml_is (node, name);
    }
}
