/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-import-result-private.h"

struct _TcImportResult
{
  GObject parent_instance;

  char *name;
  TcImportOutcome outcome;
  char *reason;
  TcId study_id;
  char *label;
  guint64 line;
  guint n_records;
};

G_DEFINE_FINAL_TYPE (TcImportResult, tc_import_result, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_NAME,
  PROP_OUTCOME,
  PROP_REASON,
  PROP_STUDY_ID,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
tc_import_result_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  TcImportResult *self = TC_IMPORT_RESULT (object);

  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_OUTCOME:
      g_value_set_int (value, self->outcome);
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    case PROP_STUDY_ID:
      g_value_set_int64 (value, self->study_id);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_import_result_finalize (GObject *object)
{
  TcImportResult *self = TC_IMPORT_RESULT (object);

  g_free (self->name);
  g_free (self->reason);
  g_free (self->label);

  G_OBJECT_CLASS (tc_import_result_parent_class)->finalize (object);
}

static void
tc_import_result_class_init (TcImportResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tc_import_result_get_property;
  object_class->finalize = tc_import_result_finalize;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROP_OUTCOME] =
    g_param_spec_int ("outcome", NULL, NULL, TC_IMPORT_DONE, TC_IMPORT_FAILED, TC_IMPORT_DONE, flags);
  properties[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, "", flags);
  properties[PROP_STUDY_ID] =
    g_param_spec_int64 ("study-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_import_result_init (TcImportResult *self)
{
}

/**
 * tc_import_result_new:
 * @reason: (nullable): a translated sentence
 * @label: (nullable): the label of the study
 * @line: where the record begins in the file, from 1; 0 where it is the whole file
 * @n_records: 1, or how many records the result stands for
 *
 * Returns: what became of one record of the file @name
 */
TcImportResult *
tc_import_result_new (const char      *name,
                      TcImportOutcome  outcome,
                      const char      *reason,
                      TcId             study_id,
                      const char      *label,
                      guint64          line,
                      guint            n_records)
{
  TcImportResult *self = g_object_new (TC_TYPE_IMPORT_RESULT, NULL);

  self->name = g_strdup (name);
  self->outcome = outcome;
  self->reason = g_strdup (reason != NULL ? reason : "");
  self->study_id = study_id;
  self->label = g_strdup (label != NULL ? label : "");
  self->line = line;
  self->n_records = n_records;

  return self;
}

/**
 * tc_import_result_get_name:
 *
 * Returns: the file's name as shown to people
 */
const char *
tc_import_result_get_name (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), NULL);

  return self->name;
}

/**
 * tc_import_result_get_outcome:
 *
 * Returns: what became of the record
 */
TcImportOutcome
tc_import_result_get_outcome (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), TC_IMPORT_FAILED);

  return self->outcome;
}

/**
 * tc_import_result_get_reason:
 *
 * Returns: a translated sentence, "" where there is nothing to say
 */
const char *
tc_import_result_get_reason (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), NULL);

  return self->reason;
}

/**
 * tc_import_result_get_study_id:
 *
 * Returns: the study that the record belongs to, 0 where there is none
 */
TcId
tc_import_result_get_study_id (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), 0);

  return self->study_id;
}

/**
 * tc_import_result_set_label:
 *
 * Says what the study is called. Only before others have the result.
 */
void
tc_import_result_set_label (TcImportResult *self,
                            const char     *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}

/**
 * tc_import_result_get_label:
 *
 * Returns: the label of that study, "" where there is none
 */
const char *
tc_import_result_get_label (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), NULL);

  return self->label;
}

/**
 * tc_import_result_get_line:
 *
 * Returns: the line on which the record begins in its file, from 1; 0 where the result is about the whole file
 */
guint64
tc_import_result_get_line (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), 0);

  return self->line;
}

/**
 * tc_import_result_get_n_records:
 *
 * Returns: how many records the result stands for: more than 1 only for those that are not listed one by one
 */
guint
tc_import_result_get_n_records (TcImportResult *self)
{
  g_return_val_if_fail (TC_IS_IMPORT_RESULT (self), 0);

  return self->n_records;
}
