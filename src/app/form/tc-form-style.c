/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-form-style"

#include "config.h"

#include "tc-form-style.h"

#include <adwaita.h>

#define RESOURCES "/io/github/trialcurator/TrialCurator/"

/* GTK 4.8 has no media queries. */
static void
contrast_changed_cb (AdwStyleManager *manager,
                     GParamSpec      *pspec,
                     GtkCssProvider  *provider)
{
  if (adw_style_manager_get_high_contrast (manager))
    gtk_css_provider_load_from_resource (provider, RESOURCES "tc-form-hc.css");
  else
    gtk_css_provider_load_from_data (provider, "", -1);
}

static GtkCssProvider *
add_provider (GdkDisplay *display,
              guint       priority)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), priority);

  /* The display keeps it. */
  return provider;
}

/**
 * tc_form_style_load:
 * @display: the display of the form
 *
 * Loads the style sheets and the icons of the form. Further calls for the same display do nothing.
 */
void
tc_form_style_load (GdkDisplay *display)
{
  static GdkDisplay *loaded = NULL;
  AdwStyleManager *manager;
  GtkCssProvider *contrast;

  if (loaded == display)
    return;

  loaded = display;
  gtk_css_provider_load_from_resource (add_provider (display, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION),
                                       RESOURCES "tc-form.css");
  contrast = add_provider (display, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  manager = adw_style_manager_get_for_display (display);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (contrast_changed_cb), contrast, 0);
  contrast_changed_cb (manager, NULL, contrast);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), RESOURCES "icons");
}
