/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-registration.h"

/* A program that is ending owns its name on the bus until its project is closed, which may take seconds,
 * and at the very end it has the name but answers no more. Giving the name away before would be worse: the
 * next program would find the project still in use and show it read-only. So the one lingers a moment
 * after its last window and answers what came meanwhile, and the other asks again. */
#define RETRY_EVERY (50 * G_TIME_SPAN_MILLISECOND)
#define RETRY_FOR (5 * G_TIME_SPAN_SECOND)

/**
 * tc_registration_run:
 * @application: not yet registered
 *
 * Registers an application, waiting for an earlier one that is just ending.
 *
 * Where the earlier one neither ends nor answers, @application goes on alone, unless the bus has started it:
 * then registering it once more tells the error.
 */
void
tc_registration_run (GApplication *application)
{
  gint64 end = g_get_monotonic_time () + RETRY_FOR;
  g_autoptr(GError) error = NULL;
  GApplicationFlags flags;

  g_return_if_fail (G_IS_APPLICATION (application));

  while (!g_application_register (application, NULL, &error))
    {
      if (g_get_monotonic_time () >= end)
        break;
      g_clear_error (&error);
      g_usleep (RETRY_EVERY);
    }

  flags = g_application_get_flags (application);
  if (error == NULL || (flags & G_APPLICATION_IS_SERVICE) != 0)
    return;

  g_message ("Another window of the program does not answer: %s", error->message);
  g_application_set_flags (application, flags | G_APPLICATION_NON_UNIQUE);
}
