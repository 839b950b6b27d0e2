/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-annotation-item.h"

#include "tc-moment.h"
#include "tc-source-assign.h"

struct _TcAnnotationItem
{
  GObject parent_instance;

  /* Owned */
  TcAnnotation *annotation;
  char *quote;
  char *subject;
  char *byline;
};

G_DEFINE_FINAL_TYPE (TcAnnotationItem, tc_annotation_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_QUOTE,
  PROP_SUBJECT,
  PROP_COMMENT,
  PROP_HAS_COMMENT,
  PROP_BYLINE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
describe_quote (TcAnnotation *annotation)
{
  g_autofree char *folded = tc_source_fold (tc_annotation_get_text (annotation));

  return g_strdup_printf ("“%s”", folded);
}

static char *
describe_subject (TcAnnotation *annotation,
                  TcCodebook   *codebook)
{
  const TcField *field = tc_codebook_find_field (codebook, tc_annotation_get_field (annotation));
  const char *tag = tc_annotation_get_tag (annotation);

  if (field == NULL)
    return g_strdup (tag);
  if (*tag == '\0')
    return g_strdup (tc_field_get_label (field));
  return g_strdup_printf ("%s · %s", tc_field_get_label (field), tag);
}

static void
tc_annotation_item_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  TcAnnotationItem *self = TC_ANNOTATION_ITEM (object);

  switch (prop_id)
    {
    case PROP_QUOTE:
      g_value_set_string (value, self->quote);
      break;
    case PROP_SUBJECT:
      g_value_set_string (value, self->subject);
      break;
    case PROP_COMMENT:
      g_value_set_string (value, tc_annotation_get_comment (self->annotation));
      break;
    case PROP_HAS_COMMENT:
      g_value_set_boolean (value, *tc_annotation_get_comment (self->annotation) != '\0');
      break;
    case PROP_BYLINE:
      g_value_set_string (value, self->byline);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_annotation_item_finalize (GObject *object)
{
  TcAnnotationItem *self = TC_ANNOTATION_ITEM (object);

  g_clear_object (&self->annotation);
  g_free (self->quote);
  g_free (self->subject);
  g_free (self->byline);

  G_OBJECT_CLASS (tc_annotation_item_parent_class)->finalize (object);
}

static void
tc_annotation_item_class_init (TcAnnotationItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tc_annotation_item_get_property;
  object_class->finalize = tc_annotation_item_finalize;

  properties[PROP_QUOTE] = g_param_spec_string ("quote", NULL, NULL, NULL, flags);
  properties[PROP_SUBJECT] = g_param_spec_string ("subject", NULL, NULL, NULL, flags);
  properties[PROP_COMMENT] = g_param_spec_string ("comment", NULL, NULL, NULL, flags);
  properties[PROP_HAS_COMMENT] = g_param_spec_boolean ("has-comment", NULL, NULL, FALSE, flags);
  properties[PROP_BYLINE] = g_param_spec_string ("byline", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_annotation_item_init (TcAnnotationItem *self)
{
}

TcAnnotationItem *
tc_annotation_item_new (TcAnnotation *annotation,
                        TcCodebook   *codebook)
{
  TcAnnotationItem *self = g_object_new (TC_TYPE_ANNOTATION_ITEM, NULL);

  self->annotation = g_object_ref (annotation);
  self->quote = describe_quote (annotation);
  self->subject = describe_subject (annotation, codebook);
  self->byline = tc_moment_format_byline (tc_annotation_get_reviewer (annotation),
                                          tc_annotation_get_created_at (annotation));

  return self;
}

TcAnnotation *
tc_annotation_item_get_annotation (TcAnnotationItem *self)
{
  g_return_val_if_fail (TC_IS_ANNOTATION_ITEM (self), NULL);

  return self->annotation;
}

gboolean
tc_annotation_item_shows (TcAnnotationItem *self,
                          TcAnnotation     *annotation)
{
  g_return_val_if_fail (TC_IS_ANNOTATION_ITEM (self), FALSE);

  return tc_annotation_get_id (self->annotation) == tc_annotation_get_id (annotation)
         && g_str_equal (tc_annotation_get_field (self->annotation),
                         tc_annotation_get_field (annotation))
         && g_str_equal (tc_annotation_get_tag (self->annotation),
                         tc_annotation_get_tag (annotation))
         && g_str_equal (tc_annotation_get_comment (self->annotation),
                         tc_annotation_get_comment (annotation));
}
