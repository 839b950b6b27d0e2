/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-job-bar.h"

#include <glib/gi18n.h>

struct _TcJobBar
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *message;
  GtkLabel *time_left;
  GtkProgressBar *progress;
  GtkWidget *cancel;

  /* Owned */
  TcJob *job;
};

G_DEFINE_FINAL_TYPE (TcJobBar, tc_job_bar, GTK_TYPE_WIDGET)

static void
update_progress (TcJobBar *self)
{
  double fraction = tc_job_get_fraction (self->job);

  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress);
  else
    gtk_progress_bar_set_fraction (self->progress, MIN (fraction, 1));
}

static void
update_message (TcJobBar *self)
{
  const char *message = tc_job_get_message (self->job);

  gtk_label_set_text (self->message, message != NULL ? message : "");
}

/* No more exact than it can be known. */
static void
update_time_left (TcJobBar *self)
{
  int seconds = tc_job_get_seconds_left (self->job);
  int minutes = (seconds + 59) / 60;
  g_autofree char *text = NULL;

  if (seconds < 0)
    text = g_strdup ("");
  else if (seconds < 60)
    text = g_strdup (_("less than a minute left"));
  else
    text = g_strdup_printf (ngettext ("about %d minute left", "about %d minutes left", minutes), minutes);
  gtk_label_set_text (self->time_left, text);
  gtk_widget_set_visible (GTK_WIDGET (self->time_left), *text != '\0');
}

static void
cancel_cb (TcJobBar *self)
{
  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_label_set_text (self->title, _("Cancelling…"));
  tc_job_cancel (self->job);
}

static void
tc_job_bar_dispose (GObject *object)
{
  TcJobBar *self = TC_JOB_BAR (object);

  if (self->job != NULL)
    g_signal_handlers_disconnect_by_data (self->job, self);
  g_clear_object (&self->job);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (tc_job_bar_parent_class)->dispose (object);
}

static void
tc_job_bar_class_init (TcJobBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tc_job_bar_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
    "/io/github/trialcurator/TrialCurator/tc-job-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TcJobBar, box);
  gtk_widget_class_bind_template_child (widget_class, TcJobBar, title);
  gtk_widget_class_bind_template_child (widget_class, TcJobBar, message);
  gtk_widget_class_bind_template_child (widget_class, TcJobBar, time_left);
  gtk_widget_class_bind_template_child (widget_class, TcJobBar, progress);
  gtk_widget_class_bind_template_child (widget_class, TcJobBar, cancel);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
tc_job_bar_init (TcJobBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tc_job_bar_new:
 * @title: what the job does, translated
 */
GtkWidget *
tc_job_bar_new (TcJob      *job,
                const char *title)
{
  TcJobBar *self;

  g_return_val_if_fail (TC_IS_JOB (job), NULL);

  self = g_object_new (TC_TYPE_JOB_BAR, NULL);
  self->job = g_object_ref (job);
  gtk_label_set_text (self->title, title);
  g_signal_connect_swapped (job, "notify::fraction", G_CALLBACK (update_progress), self);
  g_signal_connect_swapped (job, "notify::message", G_CALLBACK (update_message), self);
  g_signal_connect_swapped (job, "notify::seconds-left", G_CALLBACK (update_time_left), self);
  update_message (self);
  update_time_left (self);

  return GTK_WIDGET (self);
}
