/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-event.h"

#include <string.h>

#include "tc-json.h"
#include "tc-sha256.h"

struct _TcEvent
{
  GObject parent_instance;

  TcEventRow *row;                /* owned */
};

G_DEFINE_FINAL_TYPE (TcEvent, tc_event, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_GROUP,
  PROP_AT,
  PROP_STUDY_ID,
  PROP_REVIEWER,
  PROP_ACTION,
  PROP_OBJECT,
  PROP_FIELD,
  PROP_BEFORE,
  PROP_AFTER,
  PROP_APP_VERSION,
  PROP_HASH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
append_text (GString    *row,
             const char *text)
{
  const char *member = or_empty (text);

  tc_json_append_integer (row, strlen (member));
  g_string_append_c (row, ':');
  g_string_append (row, member);
}

static void
append_integer (GString *row,
                gint64   integer)
{
  g_autoptr (GString) text = g_string_sized_new (24);

  tc_json_append_integer (text, integer);
  append_text (row, text->str);
}

static void
tc_event_get_property (GObject    *object,
                       guint       prop_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  const TcEventRow *row = TC_EVENT (object)->row;

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, row->id);
      break;
    case PROP_GROUP:
      g_value_set_int64 (value, row->group);
      break;
    case PROP_AT:
      g_value_set_int64 (value, row->at);
      break;
    case PROP_STUDY_ID:
      g_value_set_int64 (value, row->study_id);
      break;
    case PROP_REVIEWER:
      g_value_set_string (value, or_empty (row->reviewer));
      break;
    case PROP_ACTION:
      g_value_set_string (value, or_empty (row->action));
      break;
    case PROP_OBJECT:
      g_value_set_string (value, or_empty (row->object));
      break;
    case PROP_FIELD:
      g_value_set_string (value, or_empty (row->field));
      break;
    case PROP_BEFORE:
      g_value_set_string (value, or_empty (row->before));
      break;
    case PROP_AFTER:
      g_value_set_string (value, or_empty (row->after));
      break;
    case PROP_APP_VERSION:
      g_value_set_string (value, or_empty (row->app_version));
      break;
    case PROP_HASH:
      g_value_set_string (value, or_empty (row->hash));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_event_finalize (GObject *object)
{
  TcEvent *self = TC_EVENT (object);

  g_clear_pointer (&self->row, tc_event_row_free);
  G_OBJECT_CLASS (tc_event_parent_class)->finalize (object);
}

static void
tc_event_class_init (TcEventClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_event_get_property;
  object_class->finalize = tc_event_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_GROUP] = g_param_spec_int64 ("group", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_AT] = g_param_spec_int64 ("at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_STUDY_ID] = g_param_spec_int64 ("study-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, "", flags);
  properties[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, "", flags);
  properties[PROP_OBJECT] = g_param_spec_string ("object", NULL, NULL, "", flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, "", flags);
  properties[PROP_BEFORE] = g_param_spec_string ("before", NULL, NULL, "", flags);
  properties[PROP_AFTER] = g_param_spec_string ("after", NULL, NULL, "", flags);
  properties[PROP_APP_VERSION] = g_param_spec_string ("app-version", NULL, NULL, "", flags);
  properties[PROP_HASH] = g_param_spec_string ("hash", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_event_init (TcEvent *self)
{
}

/**
 * tc_event_row_new:
 *
 * Makes a row whose members are all 0 and %NULL.
 */
TcEventRow *
tc_event_row_new (void)
{
  return g_new0 (TcEventRow, 1);
}

void
tc_event_row_free (TcEventRow *self)
{
  if (self == NULL)
    return;
  g_free (self->reviewer);
  g_free (self->action);
  g_free (self->object);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self->app_version);
  g_free (self->previous_hash);
  g_free (self->hash);
  g_free (self);
}

/**
 * tc_event_row_hash:
 *
 * Computes the hash of a row from all members but @hash; %NULL counts as "".
 *
 * Each member is written as its length in bytes, a colon and its text (integers in decimal), so
 * that no text can move from one member to the next without changing the hash.
 *
 * Returns: (transfer full): lower-case hexadecimal SHA-256
 */
char *
tc_event_row_hash (const TcEventRow *self)
{
  g_autoptr (GString) row = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  row = g_string_sized_new (512);
  append_text (row, self->previous_hash);
  append_integer (row, self->id);
  append_integer (row, self->group);
  append_integer (row, self->at);
  append_text (row, self->reviewer);
  append_text (row, self->action);
  append_text (row, self->object);
  append_integer (row, self->study_id);
  append_integer (row, self->object_id);
  append_text (row, self->field);
  append_text (row, self->before);
  append_text (row, self->after);
  append_text (row, self->app_version);

  return tc_sha256_of_data (row->str, row->len);
}

/**
 * tc_event_new:
 * @row: (transfer full): the row
 *
 * Wraps a row for a list.
 */
TcEvent *
tc_event_new (TcEventRow *row)
{
  TcEvent *self;

  g_return_val_if_fail (row != NULL, NULL);

  self = g_object_new (TC_TYPE_EVENT, NULL);
  self->row = row;
  return self;
}

const TcEventRow *
tc_event_get_row (TcEvent *self)
{
  g_return_val_if_fail (TC_IS_EVENT (self), NULL);

  return self->row;
}
