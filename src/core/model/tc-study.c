/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-study.h"

struct _TcStudy
{
  GObject parent_instance;

  TcStudyRow *row;                /* owned */
};

G_DEFINE_FINAL_TYPE (TcStudy, tc_study, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_STATUS,
  PROP_EXCLUSION_REASON,
  PROP_LABEL,
  PROP_TITLE,
  PROP_JOURNAL,
  PROP_KIND,
  PROP_YEAR,
  PROP_PHASE,
  PROP_N_ENROLLED,
  PROP_N_CHECKED,
  PROP_N_TO_CHECK,
  PROP_N_DISCREPANCIES,
  PROP_N_ANNOTATIONS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const GEnumValue statuses[] = {
  { TC_STUDY_TO_REVIEW, "TC_STUDY_TO_REVIEW", "to review" },
  { TC_STUDY_IN_REVIEW, "TC_STUDY_IN_REVIEW", "in review" },
  { TC_STUDY_REVIEWED, "TC_STUDY_REVIEWED", "reviewed" },
  { TC_STUDY_EXCLUDED, "TC_STUDY_EXCLUDED", "excluded" },
  { 0, NULL, NULL }
};

static void
get_text (const TcStudyRow *row,
          guint             prop_id,
          GValue           *value)
{
  const char *text = NULL;

  switch (prop_id)
    {
    case PROP_EXCLUSION_REASON:
      text = row->exclusion_reason;
      break;
    case PROP_LABEL:
      text = row->label;
      break;
    case PROP_TITLE:
      text = row->title;
      break;
    case PROP_JOURNAL:
      text = row->journal;
      break;
    case PROP_KIND:
      text = row->kind;
      break;
    case PROP_PHASE:
      text = row->phase;
      break;
    default:
      g_assert_not_reached ();
    }
  g_value_set_string (value, text);
}

static void
tc_study_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  const TcStudyRow *row = TC_STUDY (object)->row;

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, row->id);
      break;
    case PROP_STATUS:
      g_value_set_enum (value, (int) row->status);
      break;
    case PROP_YEAR:
      g_value_set_int (value, row->year);
      break;
    case PROP_N_ENROLLED:
      g_value_set_int64 (value, row->n_enrolled);
      break;
    case PROP_N_CHECKED:
      g_value_set_uint (value, row->n_checked);
      break;
    case PROP_N_TO_CHECK:
      g_value_set_uint (value, row->n_to_check);
      break;
    case PROP_N_DISCREPANCIES:
      g_value_set_uint (value, row->n_discrepancies);
      break;
    case PROP_N_ANNOTATIONS:
      g_value_set_uint (value, row->n_annotations);
      break;
    case PROP_EXCLUSION_REASON:
    case PROP_LABEL:
    case PROP_TITLE:
    case PROP_JOURNAL:
    case PROP_KIND:
    case PROP_PHASE:
      get_text (row, prop_id, value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_study_finalize (GObject *object)
{
  TcStudy *self = TC_STUDY (object);

  g_clear_pointer (&self->row, tc_study_row_free);
  G_OBJECT_CLASS (tc_study_parent_class)->finalize (object);
}

static void
tc_study_class_init (TcStudyClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_study_get_property;
  object_class->finalize = tc_study_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STATUS] =
    g_param_spec_enum ("status", NULL, NULL, TC_TYPE_STUDY_STATUS, TC_STUDY_TO_REVIEW, flags);
  properties[PROP_EXCLUSION_REASON] = g_param_spec_string ("exclusion-reason", NULL, NULL, "",
                                                           flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_JOURNAL] = g_param_spec_string ("journal", NULL, NULL, "", flags);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, "", flags);
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, G_MININT, G_MAXINT, 0, flags);
  properties[PROP_PHASE] = g_param_spec_string ("phase", NULL, NULL, "", flags);
  properties[PROP_N_ENROLLED] = g_param_spec_int64 ("n-enrolled", NULL, NULL, -1, G_MAXINT64, -1,
                                                    flags);
  properties[PROP_N_CHECKED] = g_param_spec_uint ("n-checked", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_TO_CHECK] = g_param_spec_uint ("n-to-check", NULL, NULL, 0, G_MAXUINT, 0,
                                                   flags);
  properties[PROP_N_DISCREPANCIES] =
    g_param_spec_uint ("n-discrepancies", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_ANNOTATIONS] =
    g_param_spec_uint ("n-annotations", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_study_init (TcStudy *self)
{
}

GType
tc_study_status_get_type (void)
{
  static gsize type = 0;

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("TcStudyStatus", statuses));
  return type;
}

/**
 * tc_study_status_to_string:
 *
 * Gets the name that the status is stored and exported by; not translated.
 */
const char *
tc_study_status_to_string (TcStudyStatus status)
{
  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (statuses) - 1, NULL);

  return statuses[status].value_nick;
}

/**
 * tc_study_status_from_string:
 * @name: (nullable): a name that may be none
 * @status: (out): the status
 *
 * Finds a status by its stored name.
 */
gboolean
tc_study_status_from_string (const char    *name,
                             TcStudyStatus *status)
{
  for (guint i = 0; statuses[i].value_nick != NULL; i++)
    {
      if (g_strcmp0 (name, statuses[i].value_nick) == 0)
        {
          *status = (TcStudyStatus) statuses[i].value;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * tc_study_row_new:
 *
 * Makes a row of a study about which nothing is known. Free a string before setting it.
 */
TcStudyRow *
tc_study_row_new (void)
{
  TcStudyRow *self = g_new0 (TcStudyRow, 1);

  self->n_enrolled = -1;
  self->exclusion_reason = g_strdup ("");
  self->label = g_strdup ("");
  self->title = g_strdup ("");
  self->journal = g_strdup ("");
  self->phase = g_strdup ("");
  self->kind = g_strdup ("");
  return self;
}

void
tc_study_row_free (TcStudyRow *self)
{
  if (self == NULL)
    return;
  g_free (self->exclusion_reason);
  g_free (self->label);
  g_free (self->title);
  g_free (self->journal);
  g_free (self->phase);
  g_free (self->kind);
  g_free (self);
}

/**
 * tc_study_new:
 * @row: (transfer full): the columns
 *
 * Wraps a row for a list.
 */
TcStudy *
tc_study_new (TcStudyRow *row)
{
  TcStudy *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (TC_TYPE_STUDY, NULL);
  self->row = row;
  return self;
}

/**
 * tc_study_update:
 * @row: (transfer full): the columns as they are now
 *
 * Replaces the columns and notifies those that changed, after all of them have.
 */
void
tc_study_update (TcStudy    *self,
                 TcStudyRow *row)
{
  GValue before[N_PROPS] = { G_VALUE_INIT };

  g_return_if_fail (TC_IS_STUDY (self));
  g_return_if_fail (row != NULL && row != self->row);

  for (guint i = PROP_ID; i < N_PROPS; i++)
    g_object_get_property (G_OBJECT (self), properties[i]->name, &before[i]);
  tc_study_row_free (self->row);
  self->row = row;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_ID; i < N_PROPS; i++)
    {
      g_auto (GValue) after = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (self), properties[i]->name, &after);
      if (g_param_values_cmp (properties[i], &before[i], &after) != 0)
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
      g_value_unset (&before[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

const TcStudyRow *
tc_study_get_row (TcStudy *self)
{
  g_return_val_if_fail (TC_IS_STUDY (self), NULL);

  return self->row;
}

TcId
tc_study_get_id (TcStudy *self)
{
  g_return_val_if_fail (TC_IS_STUDY (self), 0);

  return self->row->id;
}
