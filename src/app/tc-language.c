/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-language.h"

#include <locale.h>
#include <string.h>

/* What the environment said before the preference, for a program that starts this one again. */
static char *system_language;
static char *system_lc_all;
static gboolean applied;

static gboolean
is_plain_c (const char *locale)
{
  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
}

static void
restore_variable (const char *name,
                  char      **value)
{
  if (*value != NULL)
    g_setenv (name, *value, TRUE);
  else
    g_unsetenv (name);
  g_clear_pointer (value, g_free);
}

/**
 * tc_language_apply:
 * @language: "system", or a gettext language such as "en" or "zh_CN"
 *
 * Makes gettext speak @language from now on.
 *
 * Call it once, before the first translated string and before threads. gettext ignores LANGUAGE in the
 * locale "C", so that one becomes C.UTF-8.
 */
void
tc_language_apply (const char *language)
{
  g_return_if_fail (language != NULL);

  if (strcmp (language, "system") == 0 || applied)
    return;

  applied = TRUE;
  system_language = g_strdup (g_getenv ("LANGUAGE"));
  system_lc_all = g_strdup (g_getenv ("LC_ALL"));

  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, "");
  if (is_plain_c (setlocale (LC_MESSAGES, NULL)))
    {
      g_setenv ("LC_ALL", "C.UTF-8", TRUE);
      setlocale (LC_ALL, "");
    }
}

/**
 * tc_language_restore:
 *
 * Gives the environment back as it was before tc_language_apply().
 */
void
tc_language_restore (void)
{
  if (!applied)
    return;

  applied = FALSE;
  restore_variable ("LANGUAGE", &system_language);
  restore_variable ("LC_ALL", &system_lc_all);
}
