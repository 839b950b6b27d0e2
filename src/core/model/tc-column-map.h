/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-codebook.h"

G_BEGIN_DECLS

/* Roles that are no field: a line of text in the source, and nothing at all. */
#define TC_COLUMN_TEXT "text"
#define TC_COLUMN_IGNORE "ignore"

/**
 * TcColumnMap:
 *
 * What the columns of a table mean: the names in its header, and the role of each.
 *
 * A role is the key of a field of the codebook, one of the further roles that
 * tc_column_roles_list() names, or %NULL where only the name of the column tells. Tables with the
 * same header have the same map.
 */
typedef struct _TcColumnMap TcColumnMap;

TcColumnMap *tc_column_map_new         (GPtrArray         *names) G_GNUC_WARN_UNUSED_RESULT;
TcColumnMap *tc_column_map_new_from_text (const char      *header,
                                        const char        *roles) G_GNUC_WARN_UNUSED_RESULT;
TcColumnMap *tc_column_map_copy        (const TcColumnMap *self) G_GNUC_WARN_UNUSED_RESULT;
void         tc_column_map_free        (TcColumnMap       *self);
const char  *tc_column_map_get_header  (const TcColumnMap *self);
char        *tc_column_map_dup_roles   (const TcColumnMap *self) G_GNUC_WARN_UNUSED_RESULT;
guint        tc_column_map_get_n       (const TcColumnMap *self);
const char  *tc_column_map_get_name    (const TcColumnMap *self,
                                        guint              column);
const char  *tc_column_map_get_role    (const TcColumnMap *self,
                                        guint              column);
void         tc_column_map_set_role    (TcColumnMap       *self,
                                        guint              column,
                                        const char        *role);
gboolean     tc_column_map_is_complete (const TcColumnMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcColumnMap, tc_column_map_free)

/**
 * TcColumnMaps:
 *
 * The maps of a project by header, and its codebook, which reads the values. Not changed any more once a reader has it.
 */
typedef struct _TcColumnMaps TcColumnMaps;

TcColumnMaps      *tc_column_maps_new      (TcCodebook         *codebook) G_GNUC_WARN_UNUSED_RESULT;
TcColumnMaps      *tc_column_maps_ref      (TcColumnMaps       *self);
void               tc_column_maps_unref    (TcColumnMaps       *self);
void               tc_column_maps_take     (TcColumnMaps       *self,
                                            TcColumnMap        *map);
void               tc_column_maps_merge    (TcColumnMaps       *self,
                                            const TcColumnMaps *others);
GPtrArray         *tc_column_maps_list     (const TcColumnMaps *self) G_GNUC_WARN_UNUSED_RESULT;
const TcColumnMap *tc_column_maps_find     (const TcColumnMaps *self,
                                            GPtrArray          *names);
const TcColumnMap *tc_column_maps_lookup   (const TcColumnMaps *self,
                                            const char         *header);
TcCodebook        *tc_column_maps_get_codebook (const TcColumnMaps *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcColumnMaps, tc_column_maps_unref)

/* --- roles ------------------------------------------------------------------------------------- */
GPtrArray         *tc_column_roles_list     (TcCodebook *codebook) G_GNUC_WARN_UNUSED_RESULT;
gboolean           tc_column_role_is_known  (const char *role,
                                             TcCodebook *codebook);
const char        *tc_column_role_get_label (const char *role,
                                             TcCodebook *codebook);
const char        *tc_column_role_guess     (const char *name,
                                             TcCodebook *codebook);

/**
 * TcTablePreview:
 * @name: of the file that begins with the table
 * @map: its columns; a role is what the name stands for, %NULL where that is not known
 * @rows: (element-type GPtrArray): the values of its first rows
 * @is_recognised: whether its header was recognised as that of a table of reports
 * @is_supposed: whether nothing but a person who called all files tables makes it one: mostly it is prose with commas
 *
 * What a person needs to see of a table to say what its columns mean.
 */
typedef struct
{
  char *name;
  TcColumnMap *map;
  GPtrArray *rows;
  gboolean is_recognised;
  gboolean is_supposed;
} TcTablePreview;

void tc_table_preview_free (TcTablePreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TcTablePreview, tc_table_preview_free)

G_END_DECLS
