/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-registry-private.h"

#include <string.h>

#include "tc-xml-private.h"

/* Tables that registers give: a row is a trial, and the columns have the names of elements. */

#define MAX_NAME 40

/* Columns as the rules of the maps name them: the number of the trial, and one of some that no
 * other table has with it. */
static const struct
{
  const char *number;
  const char *others[4];
  const TcRegistryMap *map;
} tables[] = {
  { "TrialID", { "Public_title", "Scientific_title", "Source_Register" }, &tc_registry_ictrp },
  { "NCT_Number", { "Study_Title", "Title" }, &tc_registry_ctgov_table },
};

/* Asked for every row of a table, whether it is its header. */
static gboolean
has_column (GPtrArray           *names,
            const TcRegistryMap *map,
            const char          *column)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gsize length = strnlen (name, MAX_NAME);
      TcXmlNode node = { .name = { name, name + length } };

      if (length < MAX_NAME && tc_registry_names (map, &node, column))
        return TRUE;
    }

  return FALSE;
}

/**
 * tc_registry_find_table:
 * @names: (element-type utf8): the names of columns
 *
 * Returns: (nullable): the format of a register whose table has such columns
 */
const TcRegistryMap *
tc_registry_find_table (GPtrArray *names)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (has_column (names, tables[i].map, tables[i].number))
      for (gsize k = 0; tables[i].others[k] != NULL; k++)
        if (has_column (names, tables[i].map, tables[i].others[k]))
          return tables[i].map;

  return NULL;
}

/**
 * tc_registry_read_row:
 * @map: from tc_registry_find_table()
 * @names: (element-type utf8): the names of the columns
 * @values: (element-type utf8): what stands in them
 * @rule_prefix: beginning of the rule ids of the suggestions
 * @error: return location for an error of #TcReadError
 *
 * Reads a trial.
 *
 * Returns: (transfer full) (nullable): a source; with a warning where a value has no column or a column no value
 */
TcSource *
tc_registry_read_row (const TcRegistryMap  *map,
                      GPtrArray            *names,
                      GPtrArray            *values,
                      const char           *rule_prefix,
                      GError              **error)
{
  g_autoptr (TcXml) tree = tc_xml_new ();

  for (guint i = 0; i < MIN (names->len, values->len); i++)
    tc_xml_append_leaf (tree, tc_xml_get_root (tree), g_ptr_array_index (names, i), g_ptr_array_index (values, i));

  return tc_registry_new_source (map, tc_xml_get_root (tree), values->len != names->len, rule_prefix, error);
}
