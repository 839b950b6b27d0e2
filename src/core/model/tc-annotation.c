/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-annotation.h"

#include "tc-json-private.h"
#include "tc-span-private.h"

struct _TcAnnotation
{
  GObject parent_instance;

  TcId id;
  TcId study_id;
  gint64 created_at;

  /* Owned */
  TcQuote *quote;
  char *field;
  char *tag;
  char *comment;
  char *reviewer;
};

G_DEFINE_FINAL_TYPE (TcAnnotation, tc_annotation, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_STUDY_ID,
  PROP_SOURCE_ID,
  PROP_START,
  PROP_END,
  PROP_TEXT,
  PROP_FIELD,
  PROP_TAG,
  PROP_COMMENT,
  PROP_REVIEWER,
  PROP_CREATED_AT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
tc_annotation_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TcAnnotation *self = TC_ANNOTATION (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_STUDY_ID:
      g_value_set_int64 (value, self->study_id);
      break;
    case PROP_SOURCE_ID:
      g_value_set_int64 (value, self->quote->source_id);
      break;
    case PROP_START:
      g_value_set_uint (value, self->quote->span.start);
      break;
    case PROP_END:
      g_value_set_uint (value, self->quote->span.end);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->quote->text);
      break;
    case PROP_FIELD:
      g_value_set_string (value, self->field);
      break;
    case PROP_TAG:
      g_value_set_string (value, self->tag);
      break;
    case PROP_COMMENT:
      g_value_set_string (value, self->comment);
      break;
    case PROP_REVIEWER:
      g_value_set_string (value, self->reviewer);
      break;
    case PROP_CREATED_AT:
      g_value_set_int64 (value, self->created_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_annotation_finalize (GObject *object)
{
  TcAnnotation *self = TC_ANNOTATION (object);

  g_clear_pointer (&self->quote, tc_quote_free);
  g_clear_pointer (&self->field, g_free);
  g_clear_pointer (&self->tag, g_free);
  g_clear_pointer (&self->comment, g_free);
  g_clear_pointer (&self->reviewer, g_free);
  G_OBJECT_CLASS (tc_annotation_parent_class)->finalize (object);
}

static void
tc_annotation_class_init (TcAnnotationClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_annotation_get_property;
  object_class->finalize = tc_annotation_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_STUDY_ID] = g_param_spec_int64 ("study-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_SOURCE_ID] = g_param_spec_int64 ("source-id", NULL, NULL, 0, G_MAXINT64, 0,
                                                   flags);
  properties[PROP_START] = g_param_spec_uint ("start", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_END] = g_param_spec_uint ("end", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, "", flags);
  properties[PROP_TAG] = g_param_spec_string ("tag", NULL, NULL, "", flags);
  properties[PROP_COMMENT] = g_param_spec_string ("comment", NULL, NULL, "", flags);
  properties[PROP_REVIEWER] = g_param_spec_string ("reviewer", NULL, NULL, "", flags);
  properties[PROP_CREATED_AT] =
    g_param_spec_int64 ("created-at", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_annotation_init (TcAnnotation *self)
{
}

/**
 * tc_annotation_new:
 * @id: the row, or 0 for an annotation that is not stored yet
 * @quote: what is highlighted; copied
 * @field: (nullable): key of a field
 * @created_at: microseconds since 1970, UTC
 *
 * Makes an annotation.
 */
TcAnnotation *
tc_annotation_new (TcId           id,
                   TcId           study_id,
                   const TcQuote *quote,
                   const char    *field,
                   const char    *tag,
                   const char    *comment,
                   const char    *reviewer,
                   gint64         created_at)
{
  TcAnnotation *self;

  g_return_val_if_fail (quote != NULL, NULL);

  self = g_object_new (TC_TYPE_ANNOTATION, NULL);
  self->id = id;
  self->study_id = study_id;
  self->created_at = created_at;
  self->quote = tc_quote_copy (quote);
  self->field = g_strdup (field != NULL ? field : "");
  self->tag = g_strdup (tag != NULL ? tag : "");
  self->comment = g_strdup (comment != NULL ? comment : "");
  self->reviewer = g_strdup (reviewer != NULL ? reviewer : "");
  return self;
}

TcId
tc_annotation_get_id (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), 0);

  return self->id;
}

TcId
tc_annotation_get_study_id (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), 0);

  return self->study_id;
}

TcId
tc_annotation_get_source_id (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), 0);

  return self->quote->source_id;
}

TcSpan
tc_annotation_get_span (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), ((TcSpan) { 0, 0 }));

  return self->quote->span;
}

const char *
tc_annotation_get_text (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), NULL);

  return self->quote->text;
}

const char *
tc_annotation_get_field (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), NULL);

  return self->field;
}

const char *
tc_annotation_get_tag (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), NULL);

  return self->tag;
}

const char *
tc_annotation_get_comment (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), NULL);

  return self->comment;
}

const char *
tc_annotation_get_reviewer (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), NULL);

  return self->reviewer;
}

gint64
tc_annotation_get_created_at (TcAnnotation *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION (self), 0);

  return self->created_at;
}

/**
 * tc_annotation_to_json:
 *
 * Makes the snapshot that history rows hold.
 */
char *
tc_annotation_to_json (TcAnnotation *self)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (TC_IS_ANNOTATION (self), NULL);

  node = json_node_new (JSON_NODE_OBJECT);
  object = json_object_new ();
  json_node_take_object (node, object);
  json_object_set_int_member (object, "id", self->id);
  json_object_set_int_member (object, "study_id", self->study_id);
  json_object_set_member (object, "quote", tc_quote_to_node (self->quote));
  json_object_set_string_member (object, "field", self->field);
  json_object_set_string_member (object, "tag", self->tag);
  json_object_set_string_member (object, "comment", self->comment);
  json_object_set_string_member (object, "reviewer", self->reviewer);
  json_object_set_int_member (object, "created_at", self->created_at);
  return tc_json_to_text (node);
}

static TcAnnotation *
read_annotation (JsonObject  *object,
                 GError     **error)
{
  g_autoptr (TcQuote) quote = NULL;
  const char *field = NULL, *tag = NULL, *comment = NULL, *reviewer = NULL;
  gint64 id, study_id, created_at;

  if (!tc_json_member_integer (object, "id", 0, G_MAXINT64, &id, error) ||
      !tc_json_member_integer (object, "study_id", 0, G_MAXINT64, &study_id, error) ||
      !tc_json_member_integer (object, "created_at", G_MININT64, G_MAXINT64, &created_at, error) ||
      !tc_json_member_text (object, "field", FALSE, &field, error) ||
      !tc_json_member_text (object, "tag", FALSE, &tag, error) ||
      !tc_json_member_text (object, "comment", FALSE, &comment, error) ||
      !tc_json_member_text (object, "reviewer", FALSE, &reviewer, error))
    return NULL;
  quote = tc_quote_from_node (json_object_get_member (object, "quote"), error);
  if (quote == NULL)
    return NULL;
  return tc_annotation_new (id, study_id, quote, field, tag, comment, reviewer, created_at);
}

/**
 * tc_annotation_from_json:
 * @json: a snapshot, not trusted
 * @error: TC_JSON_ERROR
 *
 * Reads a snapshot.
 *
 * Returns: (transfer full) (nullable): the annotation
 */
TcAnnotation *
tc_annotation_from_json (const char  *json,
                         GError     **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  node = tc_json_parse_object (json, error);
  return node != NULL ? read_annotation (json_node_get_object (node), error) : NULL;
}
