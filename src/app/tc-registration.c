/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-registration.h"

/* A program that is ending owns its name on the bus until its project is closed, which may take seconds,
 * and at the very end it has the name but answers no more. Giving the name away before would be worse: the
 * next program would find the project still in use and show it read-only. So the one lingers a moment
 * after its last window and answers what came meanwhile, and the other asks again.
 *
 * Finding somebody there is not enough: the one that answered may have ended before it hears what to open,
 * and what GApplication sends has no answer. So this is sent here, and counts only with its answer. */
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

/* As GApplication does: the token with which the desktop lets the other window come to the front. */
static GVariant *
dup_platform_data (GApplication *application)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  G_APPLICATION_GET_CLASS (application)->add_platform_data (application, &builder);

  return g_variant_builder_end (&builder);
}

static GVariant *
dup_message (GApplication *application,
             GPtrArray    *files)
{
  g_autoptr(GPtrArray) uris = NULL;

  if (files->len == 0)
    return g_variant_new ("(@a{sv})", dup_platform_data (application));

  uris = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (uris, g_file_get_uri (g_ptr_array_index (files, i)));

  return g_variant_new ("(@ass@a{sv})",
                        g_variant_new_strv ((const char * const *) uris->pdata, uris->len), "",
                        dup_platform_data (application));
}

/**
 * tc_registration_hand_over:
 * @application: registered, and a guest
 * @files: (element-type GFile): what to open; none for the window as it is
 *
 * Asks the program that runs to open @files or to show itself, and waits until it has done so.
 *
 * Returns: %FALSE where it ended without having done it, so that the request is still to be met
 */
gboolean
tc_registration_hand_over (GApplication *application,
                           GPtrArray    *files)
{
  g_autoptr(GVariant) answer = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (G_IS_APPLICATION (application), FALSE);
  g_return_val_if_fail (g_application_get_is_remote (application), FALSE);
  g_return_val_if_fail (files != NULL, FALSE);

  answer = g_dbus_connection_call_sync (g_application_get_dbus_connection (application),
                                        g_application_get_application_id (application),
                                        g_application_get_dbus_object_path (application),
                                        "org.gtk.Application",
                                        files->len > 0 ? "Open" : "Activate",
                                        dup_message (application, files),
                                        NULL,
                                        G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, &error);
  /* Who is only slow has got the message and will come to it. */
  if (answer != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT))
    return TRUE;

  g_debug ("The program that ran has ended: %s", error->message);
  g_usleep (RETRY_EVERY);

  return FALSE;
}
