/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-rerun-item.h"

#include <glib/gi18n.h>

/* Words are made when a row is shown: of hundreds of thousands of changes a person looks at some. */
struct _TcRerunItem
{
  GObject parent_instance;

  /* Owned */
  GPtrArray *changes;
  TcCodebook *codebook;

  guint index;
};

G_DEFINE_FINAL_TYPE (TcRerunItem, tc_rerun_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_KIND,
  PROP_PLACE,
  PROP_CHANGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const TcRerunChange *
get_change (TcRerunItem *self)
{
  return g_ptr_array_index (self->changes, self->index);
}

static char *
format (TcRerunItem   *self,
        const TcValue *value)
{
  const TcField *field = tc_codebook_find_field (self->codebook, get_change (self)->field);

  if (value == NULL)
    return NULL;

  /* One item of a list is what a suggestion for it holds. */
  return field != NULL ? tc_field_format (field, value) : tc_value_to_display (value);
}

static void
tc_rerun_item_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  TcRerunItem *self = TC_RERUN_ITEM (object);

  switch (prop_id)
    {
    case PROP_KIND:
      g_value_set_int (value, tc_rerun_item_get_kind (self));
      break;

    case PROP_PLACE:
      g_value_take_string (value, tc_rerun_item_dup_place (self));
      break;

    case PROP_CHANGE:
      g_value_take_string (value, tc_rerun_item_dup_change (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tc_rerun_item_finalize (GObject *object)
{
  TcRerunItem *self = TC_RERUN_ITEM (object);

  g_ptr_array_unref (self->changes);
  tc_codebook_unref (self->codebook);

  G_OBJECT_CLASS (tc_rerun_item_parent_class)->finalize (object);
}

static void
tc_rerun_item_class_init (TcRerunItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tc_rerun_item_get_property;
  object_class->finalize = tc_rerun_item_finalize;

  properties[PROP_KIND] =
    g_param_spec_int ("kind", NULL, NULL, 0, TC_RERUN_N_KINDS - 1, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PLACE] =
    g_param_spec_string ("place", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHANGE] =
    g_param_spec_string ("change", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tc_rerun_item_init (TcRerunItem *self)
{
}

/**
 * tc_rerun_item_new:
 * @changes: (element-type TcRerunChange): the changes of a job
 * @index: one of them
 *
 * Returns: the change for a list
 */
TcRerunItem *
tc_rerun_item_new (GPtrArray  *changes,
                   guint       index,
                   TcCodebook *codebook)
{
  TcRerunItem *self = g_object_new (TC_TYPE_RERUN_ITEM, NULL);

  self->changes = g_ptr_array_ref (changes);
  self->codebook = tc_codebook_ref (codebook);
  self->index = index;

  return self;
}

TcRerunKind
tc_rerun_item_get_kind (TcRerunItem *self)
{
  g_return_val_if_fail (TC_IS_RERUN_ITEM (self), TC_RERUN_NEW);

  return get_change (self)->kind;
}

TcId
tc_rerun_item_get_study_id (TcRerunItem *self)
{
  g_return_val_if_fail (TC_IS_RERUN_ITEM (self), 0);

  return get_change (self)->study_id;
}

/**
 * tc_rerun_item_dup_place:
 *
 * Returns: (transfer full): the study and the field
 */
char *
tc_rerun_item_dup_place (TcRerunItem *self)
{
  const TcRerunChange *change = get_change (self);
  const TcField *field = tc_codebook_find_field (self->codebook, change->field);

  /* Translators: the label of a study, such as "Probe 2031", and the name of a field. */
  return g_strdup_printf (_("%s: %s"), change->label, field != NULL ? tc_field_get_label (field) : change->field);
}

/**
 * tc_rerun_item_dup_change:
 *
 * Returns: (transfer full): the old and the new value, or the one that there is; of a value that stays with its
 *   quotes, of a discrepancy what it says
 */
char *
tc_rerun_item_dup_change (TcRerunItem *self)
{
  const TcRerunChange *change = get_change (self);
  g_autofree char *old = format (self, change->before);
  g_autofree char *new = format (self, change->after);
  g_autofree char *before = tc_rerun_join_words (old, change->before_words);
  g_autofree char *after = tc_rerun_join_words (new, change->after_words);

  if (before != NULL && after != NULL)
    /* Translators: an old and a new value. */
    return g_strdup_printf (_("%s → %s"), before, after);

  return before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&after);
}
