/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-field-item.h"

#include <string.h>

#include "tc-form-words.h"

struct _TcSourceFieldItem
{
  GObject parent_instance;

  /* Owned */
  char *key;
  char *label;
  char *group_label;
  char *value;
  char *haystack;
};

G_DEFINE_FINAL_TYPE (TcSourceFieldItem, tc_source_field_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KEY,
  PROP_LABEL,
  PROP_GROUP_LABEL,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
tc_source_field_item_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  TcSourceFieldItem *self = TC_SOURCE_FIELD_ITEM (object);

  switch (prop_id)
    {
    case PROP_KEY:
      g_value_set_string (value, self->key);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_GROUP_LABEL:
      g_value_set_string (value, self->group_label);
      break;
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_source_field_item_finalize (GObject *object)
{
  TcSourceFieldItem *self = TC_SOURCE_FIELD_ITEM (object);

  g_free (self->key);
  g_free (self->label);
  g_free (self->group_label);
  g_free (self->value);
  g_free (self->haystack);

  G_OBJECT_CLASS (tc_source_field_item_parent_class)->finalize (object);
}

static void
tc_source_field_item_class_init (TcSourceFieldItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tc_source_field_item_get_property;
  object_class->finalize = tc_source_field_item_finalize;

  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_GROUP_LABEL] = g_param_spec_string ("group-label", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_source_field_item_init (TcSourceFieldItem *self)
{
}

TcSourceFieldItem *
tc_source_field_item_new (TcCodebook   *codebook,
                          TcStudyField *field)
{
  TcSourceFieldItem *self = g_object_new (TC_TYPE_SOURCE_FIELD_ITEM, NULL);
  g_autofree char *words = NULL;

  self->key = g_strdup (tc_field_get_key (field->field));
  self->label = g_strdup (tc_field_get_label (field->field));
  self->group_label = g_strdup (tc_codebook_get_group_label (codebook,
                                                             tc_field_get_group (field->field)));
  self->value = field->value != NULL ? tc_form_words_value (field->field, field->value) : g_strdup ("");
  words = g_strjoin ("\n", self->key, self->label, tc_field_get_label_in (field->field, "en"),
                     tc_field_get_label_in (field->field, "zh_CN"), self->group_label, NULL);
  self->haystack = g_utf8_casefold (words, -1);

  return self;
}

const char *
tc_source_field_item_get_key (TcSourceFieldItem *self)
{
  g_return_val_if_fail (TC_IS_SOURCE_FIELD_ITEM (self), NULL);

  return self->key;
}

gboolean
tc_source_field_item_matches (TcSourceFieldItem *self,
                              const char        *search)
{
  g_auto(GStrv) words = NULL;

  g_return_val_if_fail (TC_IS_SOURCE_FIELD_ITEM (self), FALSE);

  words = g_strsplit (search, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->haystack, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
