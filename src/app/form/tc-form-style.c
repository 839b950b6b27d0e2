/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-style"

#include "config.h"

#include "tc-form-style.h"

#include <gtk/gtk.h>

#define RESOURCES "/io/github/trialcurator/TrialCurator/"

/**
 * tc_form_style_load:
 * @display: the display of the form
 *
 * Loads the style sheet and the icons of the form. Further calls for the same display do nothing.
 */
void
tc_form_style_load (GdkDisplay *display)
{
  static GdkDisplay *loaded = NULL;
  g_autoptr(GtkCssProvider) provider = NULL;

  if (loaded == display)
    return;

  loaded = display;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, RESOURCES "tc-form.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "icons");
}
