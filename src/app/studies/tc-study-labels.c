/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-study-labels.h"

#include <glib/gi18n.h>
#include <string.h>

#include "tc-codebook.h"

static const char * const exclusion_reasons[] = {
  N_("Not a clinical trial (review)"),
  N_("Wrong population"),
  N_("Wrong intervention"),
  N_("Wrong design"),
  N_("Duplicate"),
  NULL
};

static const struct
{
  const char *kind;
  const char *label;
} kinds[] = {
  { "trial report", N_("Trial report") },
  { "review", N_("Review") },
  { "protocol", N_("Protocol") },
  { "registry record", N_("Registry record") },
  { "other", N_("Other text") },
};

/* The options' labels; made once, since every cell of a column asks. */
static TcCodebook *
default_codebook (void)
{
  static TcCodebook *codebook;

  if (codebook == NULL)
    codebook = tc_codebook_new_default ();

  return codebook;
}

const char *
tc_study_status_to_label (TcStudyStatus status)
{
  switch (status)
    {
    case TC_STUDY_TO_REVIEW:
      return _("To review");
    case TC_STUDY_IN_REVIEW:
      return _("In review");
    case TC_STUDY_REVIEWED:
      return _("Reviewed");
    case TC_STUDY_EXCLUDED:
      return _("Excluded");
    default:
      g_return_val_if_reached ("");
    }
}

const char *
tc_study_status_to_icon (TcStudyStatus status)
{
  switch (status)
    {
    case TC_STUDY_TO_REVIEW:
      return "radio-symbolic";
    case TC_STUDY_IN_REVIEW:
      return "document-edit-symbolic";
    case TC_STUDY_REVIEWED:
      return "object-select-symbolic";
    case TC_STUDY_EXCLUDED:
      return "action-unavailable-symbolic";
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
tc_study_kind_to_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_strcmp0 (kinds[i].kind, kind) == 0)
        return _(kinds[i].label);
    }

  return "";
}

const char * const *
tc_exclusion_reasons_get (void)
{
  return exclusion_reasons;
}

const char *
tc_exclusion_reason_to_label (const char *reason)
{
  for (guint i = 0; exclusion_reasons[i] != NULL; i++)
    {
      if (g_strcmp0 (exclusion_reasons[i], reason) == 0)
        return _(exclusion_reasons[i]);
    }

  return reason != NULL ? reason : "";
}

/* --- closures of the cell templates; a row being unbound has no item ------------------------------ */

static char *
status_label (GtkListItem  *item,
              TcStudyStatus status)
{
  return g_strdup (tc_study_status_to_label (status));
}

static char *
status_icon (GtkListItem  *item,
             TcStudyStatus status)
{
  return g_strdup (tc_study_status_to_icon (status));
}

static char *
status_tooltip (GtkListItem  *item,
                TcStudyStatus status,
                const char   *reason)
{
  if (status != TC_STUDY_EXCLUDED || reason == NULL || *reason == '\0')
    return g_strdup (tc_study_status_to_label (status));

  /* Translators: %s is the reason for which a study was excluded. */
  return g_strdup_printf (_("Excluded: %s"), tc_exclusion_reason_to_label (reason));
}

static char *
year_label (GtkListItem *item,
            int          year)
{
  return year > 0 ? g_strdup_printf ("%d", year) : g_strdup ("");
}

static char *
phase_label (GtkListItem *item,
             const char  *phase)
{
  const char *label;

  if (phase == NULL || *phase == '\0')
    return g_strdup ("");

  label = tc_field_find_option_label (tc_codebook_find_field (default_codebook (), "phase"), phase);

  return g_strdup (label != NULL ? label : phase);
}

static char *
number_label (GtkListItem *item,
              gint64       number)
{
  return number >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
}

static char *
progress_label (GtkListItem *item,
                guint        n_checked,
                guint        n_to_check)
{
  /* Translators: Fields checked so far of all that have something to check, such as 3/24. */
  return g_strdup_printf (_("%u/%u"), n_checked, n_checked + n_to_check);
}

static char *
progress_tooltip (GtkListItem *item,
                  guint        n_checked,
                  guint        n_to_check)
{
  if (n_to_check == 0)
    return g_strdup (_("Nothing left to check"));

  return g_strdup_printf (ngettext ("%u field left to check", "%u fields left to check",
                                    n_to_check),
                          n_to_check);
}

static double
progress_fraction (GtkListItem *item,
                   guint        n_checked,
                   guint        n_to_check)
{
  guint n_all = n_checked + n_to_check;

  return n_all > 0 ? (double) n_checked / n_all : 0;
}

static char *
count_label (GtkListItem *item,
             guint        count)
{
  return g_strdup_printf ("%u", count);
}

static gboolean
is_positive (GtkListItem *item,
             guint        count)
{
  return count > 0;
}

static char *
discrepancies_tooltip (GtkListItem *item,
                       guint        count)
{
  return g_strdup_printf (ngettext ("%u open discrepancy", "%u open discrepancies", count), count);
}

static char *
annotations_tooltip (GtkListItem *item,
                     guint        count)
{
  return g_strdup_printf (ngettext ("%u annotation", "%u annotations", count), count);
}

/* Trials are what the list is about; only other kinds are worth a word. */
static gboolean
is_no_trial (GtkListItem *item,
             const char  *kind)
{
  return kind != NULL && *kind != '\0' && strcmp (kind, "trial report") != 0;
}

static char *
kind_label (GtkListItem *item,
            const char  *kind)
{
  return g_strdup (tc_study_kind_to_label (kind));
}

GtkBuilderScope *
tc_study_labels_scope_new (void)
{
  GtkBuilderScope *scope = gtk_builder_cscope_new ();

  gtk_builder_cscope_add_callback_symbols (GTK_BUILDER_CSCOPE (scope),
                                           "status_label", G_CALLBACK (status_label),
                                           "status_icon", G_CALLBACK (status_icon),
                                           "status_tooltip", G_CALLBACK (status_tooltip),
                                           "year_label", G_CALLBACK (year_label),
                                           "phase_label", G_CALLBACK (phase_label),
                                           "number_label", G_CALLBACK (number_label),
                                           "progress_label", G_CALLBACK (progress_label),
                                           "progress_tooltip", G_CALLBACK (progress_tooltip),
                                           "progress_fraction", G_CALLBACK (progress_fraction),
                                           "count_label", G_CALLBACK (count_label),
                                           "is_positive", G_CALLBACK (is_positive),
                                           "discrepancies_tooltip", G_CALLBACK (discrepancies_tooltip),
                                           "annotations_tooltip", G_CALLBACK (annotations_tooltip),
                                           "is_no_trial", G_CALLBACK (is_no_trial),
                                           "kind_label", G_CALLBACK (kind_label),
                                           NULL);

  return scope;
}
