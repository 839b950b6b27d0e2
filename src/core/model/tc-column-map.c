/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-model"

#include "config.h"

#include "tc-column-map.h"

#include <string.h>

/* Divides the names of a header, and roles; no name of a column holds it. */
#define DIVIDER '\x1f'
#define DIVIDERS "\x1f"

struct _TcColumnMap
{
  char *header;                   /* the names, divided */
  char **names;
  GPtrArray *roles;               /* of char, one a name; NULL for none */
};

struct _TcColumnMaps
{
  gatomicrefcount ref_count;
  TcCodebook *codebook;
  GHashTable *by_header;          /* of TcColumnMap; the keys are theirs */
};

/* A name as it is compared: what a spreadsheet adds around it is no part of it. */
static char *
dup_name (const char *name)
{
  char *clean = g_strdup (g_str_has_prefix (name, "\xef\xbb\xbf") ? name + 3 : name);

  for (char *p = clean; *p != '\0'; p++)
    if ((guchar) *p < 0x20)
      *p = ' ';

  return g_strstrip (clean);
}

static char *
dup_header (GPtrArray *names)
{
  GString *header = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = dup_name (g_ptr_array_index (names, i));

      if (i > 0)
        g_string_append_c (header, DIVIDER);
      g_string_append (header, name);
    }

  return g_string_free (header, FALSE);
}

static TcColumnMap *
map_new_take (char *header)
{
  TcColumnMap *self = g_new0 (TcColumnMap, 1);

  self->header = header;
  self->names = g_strsplit (header, DIVIDERS, -1);
  self->roles = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->roles, g_strv_length (self->names));

  return self;
}

/**
 * tc_column_map_new:
 * @names: (element-type utf8): the values of a header
 *
 * Returns: a map without roles
 */
TcColumnMap *
tc_column_map_new (GPtrArray *names)
{
  g_return_val_if_fail (names != NULL, NULL);

  return map_new_take (dup_header (names));
}

/**
 * tc_column_map_new_from_text:
 * @header: from tc_column_map_get_header()
 * @roles: from tc_column_map_dup_roles()
 *
 * Returns: the map; roles that are missing are none
 */
TcColumnMap *
tc_column_map_new_from_text (const char *header,
                             const char *roles)
{
  TcColumnMap *self = map_new_take (g_strdup (header));
  g_auto (GStrv) parts = g_strsplit (roles, DIVIDERS, -1);

  for (guint i = 0; parts[i] != NULL && i < self->roles->len; i++)
    if (*parts[i] != '\0')
      tc_column_map_set_role (self, i, parts[i]);

  return self;
}

/**
 * tc_column_map_copy:
 *
 * Returns: another map that says the same
 */
TcColumnMap *
tc_column_map_copy (const TcColumnMap *self)
{
  g_autofree char *roles = tc_column_map_dup_roles (self);

  return tc_column_map_new_from_text (self->header, roles);
}

/**
 * tc_column_map_free:
 *
 * Frees @self.
 */
void
tc_column_map_free (TcColumnMap *self)
{
  g_free (self->header);
  g_strfreev (self->names);
  g_ptr_array_unref (self->roles);
  g_free (self);
}

/**
 * tc_column_map_get_header:
 *
 * Returns: the names of the columns as one text: equal for equal headers
 */
const char *
tc_column_map_get_header (const TcColumnMap *self)
{
  return self->header;
}

/**
 * tc_column_map_dup_roles:
 *
 * Returns: (transfer full): the roles as one text, for tc_column_map_new_from_text()
 */
char *
tc_column_map_dup_roles (const TcColumnMap *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->roles->len; i++)
    {
      const char *role = g_ptr_array_index (self->roles, i);

      if (i > 0)
        g_string_append_c (text, DIVIDER);
      g_string_append (text, role != NULL ? role : "");
    }

  return g_string_free (text, FALSE);
}

/**
 * tc_column_map_get_n:
 *
 * Returns: the number of columns
 */
guint
tc_column_map_get_n (const TcColumnMap *self)
{
  return self->roles->len;
}

/**
 * tc_column_map_get_name:
 * @column: from 0
 *
 * Returns: the name of a column, perhaps ""
 */
const char *
tc_column_map_get_name (const TcColumnMap *self,
                        guint              column)
{
  g_return_val_if_fail (column < self->roles->len, NULL);

  return self->names[column];
}

/**
 * tc_column_map_get_role:
 * @column: from 0
 *
 * Returns: (nullable): what the column means; %NULL also for columns that the header does not have
 */
const char *
tc_column_map_get_role (const TcColumnMap *self,
                        guint              column)
{
  return column < self->roles->len ? g_ptr_array_index (self->roles, column) : NULL;
}

/**
 * tc_column_map_set_role:
 * @column: from 0
 * @role: (nullable): what it means
 *
 * Says what a column means.
 */
void
tc_column_map_set_role (TcColumnMap *self,
                        guint        column,
                        const char  *role)
{
  char *copy = g_strdup (role);

  g_return_if_fail (column < self->roles->len);

  g_free (g_ptr_array_index (self->roles, column));
  g_ptr_array_index (self->roles, column) = copy;
}

/**
 * tc_column_map_is_complete:
 *
 * Returns: whether each column that has a name has a role
 */
gboolean
tc_column_map_is_complete (const TcColumnMap *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (g_ptr_array_index (self->roles, i) == NULL && *self->names[i] != '\0')
      return FALSE;

  return TRUE;
}

/* --- the maps of a project --------------------------------------------------------------------- */

static void
free_map (gpointer data)
{
  tc_column_map_free (data);
}

/**
 * tc_column_maps_new:
 * @codebook: whose fields columns can be
 *
 * Returns: no maps
 */
TcColumnMaps *
tc_column_maps_new (TcCodebook *codebook)
{
  TcColumnMaps *self = g_new0 (TcColumnMaps, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->codebook = tc_codebook_ref (codebook);
  self->by_header = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_map);

  return self;
}

/**
 * tc_column_maps_ref:
 *
 * Returns: @self, with one more reference; on any thread
 */
TcColumnMaps *
tc_column_maps_ref (TcColumnMaps *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * tc_column_maps_unref:
 *
 * Drops a reference.
 */
void
tc_column_maps_unref (TcColumnMaps *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_header);
  tc_codebook_unref (self->codebook);
  g_free (self);
}

/**
 * tc_column_maps_take:
 * @map: (transfer full): takes the place of one with the same header
 *
 * Adds a map.
 */
void
tc_column_maps_take (TcColumnMaps *self,
                     TcColumnMap  *map)
{
  g_hash_table_replace (self->by_header, map->header, map);
}

/**
 * tc_column_maps_merge:
 * @others: maps that take the place of those with the same headers
 *
 * Adds copies of other maps.
 */
void
tc_column_maps_merge (TcColumnMaps       *self,
                      const TcColumnMaps *others)
{
  GHashTableIter iter;
  gpointer map;

  g_hash_table_iter_init (&iter, others->by_header);
  while (g_hash_table_iter_next (&iter, NULL, &map))
    tc_column_maps_take (self, tc_column_map_copy (map));
}

/**
 * tc_column_maps_list:
 *
 * Returns: (transfer container) (element-type TcColumnMap): the maps
 */
GPtrArray *
tc_column_maps_list (const TcColumnMaps *self)
{
  GPtrArray *maps = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer map;

  g_hash_table_iter_init (&iter, self->by_header);
  while (g_hash_table_iter_next (&iter, NULL, &map))
    g_ptr_array_add (maps, map);

  return maps;
}

/**
 * tc_column_maps_find:
 * @names: (element-type utf8): the values of a header
 *
 * Returns: (nullable): its map
 */
const TcColumnMap *
tc_column_maps_find (const TcColumnMaps *self,
                     GPtrArray          *names)
{
  g_autofree char *header = NULL;

  if (g_hash_table_size (self->by_header) == 0)
    return NULL;
  header = dup_header (names);

  return tc_column_maps_lookup (self, header);
}

/**
 * tc_column_maps_lookup:
 * @header: from tc_column_map_get_header()
 *
 * Returns: (nullable): the map of that header
 */
const TcColumnMap *
tc_column_maps_lookup (const TcColumnMaps *self,
                       const char         *header)
{
  return g_hash_table_lookup (self->by_header, header);
}

/**
 * tc_column_maps_get_codebook:
 *
 * Returns: (transfer none): the codebook
 */
TcCodebook *
tc_column_maps_get_codebook (const TcColumnMaps *self)
{
  return self->codebook;
}

/**
 * tc_table_preview_free:
 *
 * Frees @self.
 */
void
tc_table_preview_free (TcTablePreview *self)
{
  g_free (self->name);
  g_clear_pointer (&self->map, tc_column_map_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}
