/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-moment.h"

#include <glib/gi18n.h>

/* How the window writes when something was done: in local time, in the words of the language. */

static char *
format (gint64      at,
        const char *as)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = utc != NULL && at != 0 ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, as) : NULL;
}

/**
 * tc_moment_format_date:
 * @at: microseconds since 1970 UTC
 *
 * Returns: (nullable): such as "22 Nov 2026"; %NULL for 0, which stands for an unknown time, and for what is no date
 */
char *
tc_moment_format_date (gint64 at)
{
  /* Translators: a date such as "22 Nov 2026", see g_date_time_format() */
  return format (at, _("%-d %b %Y"));
}

/**
 * tc_moment_format_time:
 * @at: microseconds since 1970 UTC
 *
 * Returns: (nullable): such as "22 Nov 2026, 14:05:09", with the seconds that tell quick edits apart; %NULL as for
 *   tc_moment_format_date()
 */
char *
tc_moment_format_time (gint64 at)
{
  /* Translators: date and time such as "22 Nov 2026, 14:05:09", see g_date_time_format() */
  return format (at, _("%-d %b %Y, %H:%M:%S"));
}

/**
 * tc_moment_format_byline:
 * @who: (nullable): a person's name
 * @at: microseconds since 1970 UTC
 *
 * Returns: such as "Testperson A · 22 Nov 2026, 14:05:09"; only one of them, or "", where the other
 * or both are not known
 */
char *
tc_moment_format_byline (const char *who,
                         gint64      at)
{
  g_autofree char *when = tc_moment_format_time (at);

  if (who == NULL || *who == '\0')
    return when != NULL ? g_steal_pointer (&when) : g_strdup ("");
  if (when == NULL)
    return g_strdup (who);

  return g_strdup_printf ("%s · %s", who, when);
}
