/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-column-map.h"

/* What a column can be besides a field of the codebook: parts of a citation that no field takes,
 * and what is no field. */
static const struct
{
  const char *role;
  const char *label;
} roles[] = {
  { TC_COLUMN_TEXT, N_("Keep as text") },
  { TC_COLUMN_IGNORE, N_("Leave out") },
  { "abstract", N_("Abstract") },
  { "keywords", N_("Keywords") },
  { "affiliations", N_("Affiliations") },
  { "links", N_("Links") },
  { "first_page", N_("First page") },
  { "last_page", N_("Last page") },
  { "database", N_("Database") },
  { "accession_number", N_("Accession number") },
};

/* What else people call fields in their tables, as fold_name() writes it. */
static const struct
{
  const char *name;
  const char *role;
} words[] = {
  { "samplesize", "n_enrolled" }, { "n", "n_enrolled" }, { "totaln", "n_enrolled" }, { "participants", "n_enrolled" },
  { "样本量", "n_enrolled" }, { "样本例数", "n_enrolled" }, { "例数", "n_enrolled" }, { "纳入人数", "n_enrolled" },
  { "disease", "condition" }, { "diagnosis", "condition" }, { "疾病", "condition" }, { "病种", "condition" },
  { "randomisation", "allocation" }, { "randomization", "allocation" }, { "随机", "allocation" },
  { "blinding", "masking" }, { "盲法", "masking" }, { "studyphase", "phase" },
  { "trialphase", "phase" }, { "分期", "phase" },
  { "treatment", "intervention" }, { "干预", "intervention" }, { "comparator", "control" }, { "对照", "control" },
  { "countries", "country" }, { "国家", "country" }, { "primaryoutcome", "primary_endpoints" },
  { "主要结局", "primary_endpoints" }, { "secondaryoutcomes", "secondary_endpoints" },
  { "次要结局", "secondary_endpoints" },
  { "studytitle", "title" }, { "studyname", "title" }, { "citationtitle", "title" }, { "conclusions", "conclusion" },
};

static const char *
find_label (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_str_equal (roles[i].role, role))
      return roles[i].label;

  return NULL;
}

/* A cell of a table does not hold a table. */
static gboolean
is_for_columns (const TcField *field)
{
  return field != NULL && tc_field_get_kind (field) != TC_FIELD_TABLE;
}

/**
 * tc_column_roles_list:
 * @codebook: the codebook of the project
 *
 * Returns: (transfer container) (element-type utf8): everything that a column can be, in the order
 * in which people are asked
 */
GPtrArray *
tc_column_roles_list (TcCodebook *codebook)
{
  GPtrArray *list = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    g_ptr_array_add (list, (char *) roles[i].role);
  for (guint i = 0; i < tc_codebook_get_n_fields (codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (codebook, i);

      if (is_for_columns (field) && find_label (tc_field_get_key (field)) == NULL)
        g_ptr_array_add (list, (char *) tc_field_get_key (field));
    }

  return list;
}

/**
 * tc_column_role_is_known:
 * @role: a word
 * @codebook: the codebook of the project
 *
 * Returns: whether a column can be that
 */
gboolean
tc_column_role_is_known (const char *role,
                         TcCodebook *codebook)
{
  return find_label (role) != NULL || is_for_columns (tc_codebook_find_field (codebook, role));
}

/**
 * tc_column_role_get_label:
 * @role: a role
 * @codebook: the codebook of the project
 *
 * Returns: what people read, in the language of the interface
 */
const char *
tc_column_role_get_label (const char *role,
                          TcCodebook *codebook)
{
  const char *label = find_label (role);
  const TcField *field;

  if (label != NULL)
    return _(label);
  field = tc_codebook_find_field (codebook, role);

  return field != NULL ? tc_field_get_label (field) : role;
}

/* Letters and digits of a name in lower case: "n_enrolled" and "N enrolled" are one. */
static char *
fold_name (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (plain, g_utf8_get_char (p));

  return g_string_free (plain, FALSE);
}

static gboolean
is_named (const TcField *field,
          const char    *folded)
{
  const char *names[] = { tc_field_get_key (field), tc_field_get_label_in (field, "en"),
                          tc_field_get_label_in (field, "zh_CN") };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = names[i] != NULL ? fold_name (names[i]) : NULL;

      if (g_strcmp0 (name, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_column_role_guess:
 * @name: the name of a column, valid UTF-8
 * @codebook: the codebook of the project
 *
 * Finds the field whose key or label the name is, in either language, or another word for it. For
 * columns that no reader knows.
 *
 * Returns: (nullable): a role to propose
 */
const char *
tc_column_role_guess (const char *name,
                      TcCodebook *codebook)
{
  g_autofree char *folded = fold_name (name);

  for (guint i = 0; *folded != '\0' && i < tc_codebook_get_n_fields (codebook); i++)
    {
      const TcField *field = tc_codebook_get_field (codebook, i);

      if (is_for_columns (field) && is_named (field, folded))
        return tc_field_get_key (field);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].name, folded) && tc_column_role_is_known (words[i].role, codebook))
      return words[i].role;

  return NULL;
}
