/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-change.h"
#include "tc-snapshot.h"

/* The format for a change that left one answer in that state. */
static const char *
get_answer_format (const TcAnswer *before,
                   const TcAnswer *after)
{
  if (after == NULL)
    /* Translators: undo or redo of this change; %s is the label of a field, such as "Phase" */
    return _("Clear %s");
  if (before != NULL && before->state == after->state && g_strcmp0 (before->note, after->note) != 0)
    /* Translators: %s is the label of a field */
    return _("Change the Note of %s");

  if (before != NULL && before->state == after->state && before->value != NULL
      && tc_value_equal (before->value, after->value))
    /* Translators: a passage was marked as what the value rests on; %s is the label of a field */
    return _("Add Evidence for %s");

  switch (after->state)
    {
    case TC_ANSWER_ACCEPTED:
      /* Translators: %s is the label of a field */
      return _("Accept %s");
    case TC_ANSWER_NOT_REPORTED:
      /* Translators: %s is the label of a field */
      return _("Mark %s Not Reported");
    case TC_ANSWER_NOT_APPLICABLE:
      /* Translators: %s is the label of a field */
      return _("Mark %s Not Applicable");
    case TC_ANSWER_UNCLEAR:
      /* Translators: %s is the label of a field */
      return _("Mark %s Unclear");
    case TC_ANSWER_ENTERED:
      /* Translators: %s is the label of a field */
      return _("Enter %s");
    case TC_ANSWER_CORRECTED:
    case TC_ANSWER_SUGGESTED:
    case TC_ANSWER_EMPTY:
    default:
      /* Translators: %s is the label of a field */
      return _("Correct %s");
    }
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static char *
label_answer (TcStore          *store,
              const TcEventRow *event)
{
  g_autoptr(TcAnswer) before = NULL;
  g_autoptr(TcAnswer) after = NULL;
  const TcField *field = tc_codebook_find_field (tc_store_get_codebook (store), event->field);

  if (event->before != NULL && *event->before != '\0')
    before = tc_answer_from_json (event->before, NULL);
  if (event->after != NULL && *event->after != '\0')
    after = tc_answer_from_json (event->after, NULL);

  return g_strdup_printf (get_answer_format (before, after),
                          field != NULL ? tc_field_get_label (field) : event->field);
}

#pragma GCC diagnostic pop

static char *
label_answers (TcStore          *store,
               const TcEventRow *first)
{
  guint n = tc_store_count_group (store, first->group, "answer", "answer", NULL);

  if (n == 1)
    return label_answer (store, first);

  /* Translators: %u is the number of fields that were accepted at once */
  return g_strdup_printf (ngettext ("Accept %u Field", "Accept %u Fields", n), n);
}

static char *
label_status (TcStore          *store,
              const TcEventRow *event)
{
  guint n = tc_store_count_group (store, event->group, "status", "study", NULL);
  TcStudySnapshot study;

  if (!tc_snapshot_read_study (event->after, &study, NULL))
    return g_strdup (_("Change the Status"));

  g_free (study.exclusion_reason);
  switch (study.status)
    {
    case TC_STUDY_REVIEWED:
      return g_strdup_printf (ngettext ("Mark %u Study Reviewed", "Mark %u Studies Reviewed", n), n);
    case TC_STUDY_EXCLUDED:
      return g_strdup_printf (ngettext ("Exclude %u Study", "Exclude %u Studies", n), n);
    case TC_STUDY_IN_REVIEW:
      return g_strdup_printf (ngettext ("Mark %u Study In Review", "Mark %u Studies In Review", n), n);
    case TC_STUDY_TO_REVIEW:
    default:
      return g_strdup_printf (ngettext ("Mark %u Study To Review", "Mark %u Studies To Review", n), n);
    }
}

static char *
label_annotation (const TcEventRow *event)
{
  if (event->before == NULL || *event->before == '\0')
    return g_strdup (_("Annotate"));
  if (event->after == NULL || *event->after == '\0')
    return g_strdup (_("Delete the Annotation"));

  return g_strdup (_("Change the Annotation"));
}

/* What was not there before: a study or a source, each with its event. */
static char *
label_import (TcStore          *store,
              const TcEventRow *first)
{
  guint n = tc_store_count_group (store, first->group, "import", NULL, tc_snapshot_of_removed (TRUE));

  /* Translators: %u is the number of reports */
  return g_strdup_printf (ngettext ("Import %u Report", "Import %u Reports", n), n);
}

/**
 * tc_undo_label:
 * @group: a group of the undo stack
 *
 * Returns: (transfer full): a translated phrase that names the change: "Accept Phase"
 */
char *
tc_undo_label (TcStore *store,
               TcId     group)
{
  g_autoptr(GPtrArray) events = group != 0 ? tc_store_list_group (store, group, 0, FALSE, 1, NULL) : NULL;
  TcEventRow *first;

  if (events == NULL || events->len == 0)
    return g_strdup ("");

  first = g_ptr_array_index (events, 0);
  if (g_str_equal (first->action, "import"))
    return label_import (store, first);
  if (g_str_equal (first->action, "answer"))
    return label_answers (store, first);
  if (g_str_equal (first->action, "status"))
    return label_status (store, first);
  if (g_str_equal (first->action, "encoding"))
    return g_strdup (_("Change the Encoding"));
  if (g_str_equal (first->action, "merge"))
    return g_strdup (_("Merge Studies"));
  if (g_str_equal (first->action, "split"))
    return g_strdup (_("Split Off the Report"));
  if (g_str_equal (first->action, "pair"))
    return g_strdup (_("Answer about Duplicates"));
  if (g_str_equal (first->action, "annotate"))
    return label_annotation (first);

  if (g_str_equal (first->action, "suggest"))
    return g_strdup (_("Suggest Again"));
  if (g_str_equal (first->action, "codebook"))
    return g_strdup (_("Change the Codebook"));

  return g_strdup (_("Decide the Discrepancy"));
}
