/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-codebook-check.h"

#include <glib/gi18n-lib.h>

/* Whether one codebook can take the place of another without losing an answer, and whether the program's
 * own rules can still fill it. */

void
tc_codebook_loss_free (TcCodebookLoss *self)
{
  if (self == NULL)
    return;
  g_free (self->field);
  g_free (self->column);
  g_free (self->choice);
  g_free (self);
}

static gboolean
is_choice (const TcValue *value,
           const char    *choice)
{
  switch (tc_value_get_kind (value))
    {
    case TC_VALUE_TEXT:
      return g_str_equal (tc_value_get_text (value), choice);
    case TC_VALUE_QUANTITY:
      return g_strcmp0 (tc_value_get_unit (value), choice) == 0;
    case TC_VALUE_NUMBER:
    case TC_VALUE_LIST:
    case TC_VALUE_RECORD:
    default:
      return FALSE;
    }
}

/* The same for one item of a list. */
static gboolean
hits_item (const TcCodebookLoss *self,
           const TcValue        *item)
{
  const TcValue *member = item;

  if (self->column != NULL)
    member = tc_value_get_kind (item) == TC_VALUE_RECORD ? tc_value_get_member (item, self->column)
                                                         : NULL;
  return member != NULL && (self->choice == NULL || is_choice (member, self->choice));
}

/**
 * tc_codebook_loss_hits:
 * @value: an answer of the field
 *
 * Tells whether the answer uses what would be gone.
 */
gboolean
tc_codebook_loss_hits (const TcCodebookLoss *self,
                       const TcValue        *value)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (tc_value_get_kind (value) != TC_VALUE_LIST)
    return hits_item (self, value);
  for (guint i = 0; i < tc_value_get_n_items (value); i++)
    {
      if (hits_item (self, tc_value_get_item (value, i)))
        return TRUE;
    }
  return FALSE;
}

/* --- kinds ------------------------------------------------------------------------------------------ */

static gboolean
check_kind (const TcField  *before,
            const TcField  *after,
            GError        **error)
{
  if (tc_field_get_kind (before) == tc_field_get_kind (after) &&
      tc_field_is_repeating (before) == tc_field_is_repeating (after))
    return TRUE;
  g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_KIND,
               /* Translators: the first %s is the key of a field, the second and third are kinds as a
                * codebook file writes them, such as "integer". */
               _("The field “%s” has to stay of the kind “%s”, and a list or not as it is; it "
                 "would be “%s”."),
               tc_field_get_key (before), tc_field_kind_to_string (tc_field_get_kind (before)),
               tc_field_kind_to_string (tc_field_get_kind (after)));
  return FALSE;
}

static gboolean
check_columns (const TcField  *before,
               const TcField  *after,
               GError        **error)
{
  for (guint i = 0; i < tc_field_get_n_columns (before); i++)
    {
      const TcField *column = tc_field_get_column (before, i);
      const TcField *other = tc_field_find_column (after, tc_field_get_key (column));

      if (other != NULL && !check_kind (column, other, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * tc_codebook_check_kinds:
 * @error: %TC_CODEBOOK_ERROR_KIND
 *
 * Tells whether every field and column that both codebooks have is of the same kind in both.
 */
gboolean
tc_codebook_check_kinds (TcCodebook  *before,
                         TcCodebook  *after,
                         GError     **error)
{
  const TcField *field;

  g_return_val_if_fail (before != NULL, FALSE);
  g_return_val_if_fail (after != NULL, FALSE);

  for (guint i = 0; (field = tc_codebook_get_any_field (before, i)) != NULL; i++)
    {
      const TcField *other = tc_codebook_find_field (after, tc_field_get_key (field));

      if (other != NULL &&
          (!check_kind (field, other, error) || !check_columns (field, other, error)))
        return FALSE;
    }
  return TRUE;
}

/* --- what is gone ----------------------------------------------------------------------------------- */

typedef const char * (*GetChoice) (const TcField *field,
                                   guint          index);

static gboolean
has_choice (const TcField *field,
            GetChoice      get,
            const char    *choice)
{
  const char *other;

  for (guint i = 0; (other = get (field, i)) != NULL; i++)
    {
      if (g_str_equal (other, choice))
        return TRUE;
    }
  return FALSE;
}

static void
add_loss (GPtrArray     *losses,
          const TcField *table,
          const TcField *field,
          const char    *choice)
{
  TcCodebookLoss *loss = g_new0 (TcCodebookLoss, 1);

  loss->field = g_strdup (tc_field_get_key (table != NULL ? table : field));
  loss->column = table != NULL ? g_strdup (tc_field_get_key (field)) : NULL;
  loss->choice = g_strdup (choice);
  g_ptr_array_add (losses, loss);
}

/* Options of texts and units of quantities are proposals: answers do not depend on them. */
static GetChoice
get_binding (const TcField *field)
{
  if (tc_field_get_kind (field) == TC_FIELD_OPTION)
    return tc_field_get_option;
  return tc_field_get_kind (field) == TC_FIELD_DURATION ? tc_field_get_unit : NULL;
}

/* @table: (nullable): the table whose columns the two are */
static void
compare_choices (GPtrArray     *losses,
                 const TcField *table,
                 const TcField *before,
                 const TcField *after)
{
  GetChoice get = get_binding (before);
  const char *choice;

  for (guint i = 0; get != NULL && (choice = get (before, i)) != NULL; i++)
    {
      if (!has_choice (after, get, choice))
        add_loss (losses, table, before, choice);
    }
}

static void
compare_columns (GPtrArray     *losses,
                 const TcField *before,
                 const TcField *after)
{
  for (guint i = 0; i < tc_field_get_n_columns (before); i++)
    {
      const TcField *column = tc_field_get_column (before, i);
      const TcField *other = tc_field_find_column (after, tc_field_get_key (column));

      if (other == NULL)
        add_loss (losses, before, column, NULL);
      else
        compare_choices (losses, before, column, other);
    }
}

/**
 * tc_codebook_list_losses:
 *
 * Lists what @after does not have any more: fields, columns of tables, and options and units that answers
 * have to be of.
 *
 * Returns: (transfer full) (element-type TcCodebookLoss): in the order of @before
 */
GPtrArray *
tc_codebook_list_losses (TcCodebook *before,
                         TcCodebook *after)
{
  GPtrArray *losses = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_codebook_loss_free);
  const TcField *field;

  for (guint i = 0; (field = tc_codebook_get_any_field (before, i)) != NULL; i++)
    {
      const TcField *other = tc_codebook_find_field (after, tc_field_get_key (field));

      if (other == NULL)
        {
          add_loss (losses, NULL, field, NULL);
          continue;
        }
      compare_choices (losses, NULL, field, other);
      compare_columns (losses, field, other);
    }
  return losses;
}

/**
 * tc_codebook_check_rules:
 * @error: %TC_CODEBOOK_ERROR_KIND
 *
 * Tells whether the program's rules can fill the codebook: fields that the default codebook has too are of
 * its kind and have all options, units and columns that are suggested. It may lack fields.
 */
gboolean
tc_codebook_check_rules (TcCodebook  *self,
                         GError     **error)
{
  g_autoptr (TcCodebook) rules = tc_codebook_new_default ();
  g_autoptr (GPtrArray) losses = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!tc_codebook_check_kinds (rules, self, error))
    return FALSE;
  losses = tc_codebook_list_losses (rules, self);
  for (guint i = 0; i < losses->len; i++)
    {
      const TcCodebookLoss *loss = g_ptr_array_index (losses, i);

      if (loss->column == NULL && loss->choice == NULL)
        continue;
      g_set_error (error, TC_CODEBOOK_ERROR, TC_CODEBOOK_ERROR_KIND,
                   /* Translators: the first %s is an option, unit or column, the second the key of a
                    * field. */
                   _("“%s” of the field “%s” has to stay, because the program itself suggests it."),
                   loss->choice != NULL ? loss->choice : loss->column, loss->field);
      return FALSE;
    }
  return TRUE;
}
