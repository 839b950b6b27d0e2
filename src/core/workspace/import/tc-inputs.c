/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-workspace"

#include "config.h"

#include "tc-inputs.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "tc-archive.h"
#include "tc-load.h"
#include "tc-open-files.h"
#include "tc-read.h"

#define ATTRIBUTES \
  G_FILE_ATTRIBUTE_STANDARD_NAME "," \
  G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
  G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," \
  G_FILE_ATTRIBUTE_ID_FILE

/* A walk through folders. */
typedef struct
{
  GPtrArray *inputs;
  GHashTable *visited;            /* ids of folders, so that a link back does not go round for ever */
  GCancellable *cancellable;
} Walk;

static void add_folder (Walk       *walk,
                        GFile      *folder,
                        const char *name,
                        GFileInfo  *info);

static void
free_input (gpointer data)
{
  TcInput *input = data;

  g_free (input->name);
  g_clear_object (&input->file);
  g_clear_pointer (&input->bytes, g_bytes_unref);
  g_clear_pointer (&input->part, tc_spool_part_free);
  g_clear_error (&input->error);
  g_free (input);
}

static TcInput *
add_input (GPtrArray  *inputs,
           const char *name)
{
  TcInput *input = g_new0 (TcInput, 1);

  input->name = g_strdup (name);
  g_ptr_array_add (inputs, input);

  return input;
}

/* --- archives -------------------------------------------------------------------------------------- */

/* An archive within an archive is opened, one within that is not. */
#define MAX_NESTING 2

static void add_archive (GPtrArray       *inputs,
                         const char      *name,
                         TcLoad          *load,
                         TcArchiveLimits *limits,
                         guint            depth,
                         GCancellable    *cancellable);

/* What says of an archive that it is a document: its first files, and the names of all of them at the end. */
#define LOOK_BYTES (256 * 1024)

/* Documents of office programs are archives too; their reader wants them whole. */
static gboolean
is_archive (TcLoad       *load,
            GCancellable *cancellable)
{
  guint64 size = tc_load_get_size (load);
  gsize n_begin = MIN (size, LOOK_BYTES);
  gsize n_end = MIN (size - n_begin, LOOK_BYTES);
  char begin[TC_ARCHIVE_SNIFF_BYTES];
  gsize n = MIN (size, sizeof begin);
  g_autofree char *both = NULL;

  if (!tc_load_read (load, 0, begin, n, cancellable, NULL) || !tc_archive_sniff (begin, n))
    return FALSE;
  both = g_malloc (n_begin + n_end);

  return tc_load_read (load, 0, both, n_begin, cancellable, NULL)
         && tc_load_read (load, size - n_end, both + n_begin, n_end, cancellable, NULL)
         && !tc_archive_is_office (both, n_begin + n_end);
}

/* "records.ris.gz" holds "records.ris". */
static char *
dup_entry_name (const char           *archive,
                const TcArchiveEntry *entry)
{
  gsize length = strlen (archive);

  if (!entry->bare)
    return g_strconcat (archive, "/", entry->name, NULL);

  return g_strndup (archive, length > 3 && g_ascii_strcasecmp (archive + length - 3, ".gz") == 0 ? length - 3 : length);
}

static void
add_entry (GPtrArray            *inputs,
           const char           *archive,
           const TcArchiveEntry *entry,
           TcArchiveLimits      *limits,
           guint                 depth,
           GCancellable         *cancellable)
{
  g_autofree char *name = dup_entry_name (archive, entry);
  g_autoptr(TcLoad) load = entry->part != NULL ? tc_load_open_part (entry->part)
                           : entry->bytes != NULL ? tc_load_open_bytes (entry->bytes) : NULL;
  TcInput *input;

  if (load != NULL && depth < MAX_NESTING && is_archive (load, cancellable))
    {
      add_archive (inputs, name, load, limits, depth + 1, cancellable);
      return;
    }
  input = add_input (inputs, name);
  if (entry->part != NULL)
    input->part = tc_spool_part_copy (entry->part);
  else if (entry->bytes != NULL)
    input->bytes = g_bytes_ref (entry->bytes);
  else
    input->error = g_error_copy (entry->error);
}

/* The limits are those of the outermost archive: many small archives in one are a bomb too. */
static void
add_archive (GPtrArray       *inputs,
             const char      *name,
             TcLoad          *load,
             TcArchiveLimits *limits,
             guint            depth,
             GCancellable    *cancellable)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = tc_archive_read_load (load, NULL, limits, cancellable, &error);

  if (entries == NULL)
    {
      add_input (inputs, name)->error = g_steal_pointer (&error);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    add_entry (inputs, name, g_ptr_array_index (entries, i), limits, depth, cancellable);
}

/* Archives of one import share the memory and the disk: a folder may hold a thousand of them. */
static void
share (GPtrArray       *inputs,
       TcArchiveLimits *limits)
{
  for (guint i = 0; i < inputs->len; i++)
    {
      const TcInput *input = g_ptr_array_index (inputs, i);

      if (input->bytes != NULL)
        limits->in_memory += g_bytes_get_size (input->bytes);
      if (input->part != NULL && limits->spool == NULL)
        limits->spool = tc_spool_ref (input->part->spool);
    }
}

/* Returns FALSE where it is no archive, so that it is one input. */
static gboolean
add_outermost (GPtrArray    *inputs,
               const char   *name,
               TcLoad       *load,
               GCancellable *cancellable)
{
  g_auto(TcArchiveLimits) limits = { .packed = tc_load_get_size (load), .spools = TRUE };

  if (!is_archive (load, cancellable))
    return FALSE;
  share (inputs, &limits);
  add_archive (inputs, name, load, &limits, 1, cancellable);

  return TRUE;
}

/* A file, or the files of an archive. */
static void
add_found_file (GPtrArray    *inputs,
                GFile        *file,
                const char   *name,
                GCancellable *cancellable)
{
  g_autoptr(TcLoad) load = tc_load_open_file (file, NULL);

  if (load == NULL || !add_outermost (inputs, name, load, cancellable))
    add_input (inputs, name)->file = g_object_ref (file);
}

/* --- folders --------------------------------------------------------------------------------------- */

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  return strcmp (g_file_info_get_name (*(GFileInfo **) a), g_file_info_get_name (*(GFileInfo **) b));
}

/* The entries of a folder by name; hidden ones are left out. */
static GPtrArray *
list_folder (GFile         *folder,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GFileEnumerator) enumerator =
    g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr(GPtrArray) infos = g_ptr_array_new_with_free_func (g_object_unref);

  if (enumerator == NULL)
    return NULL;

  for (;;)
    {
      GFileInfo *info;

      if (!g_file_enumerator_iterate (enumerator, &info, NULL, cancellable, error))
        return NULL;
      if (info == NULL)
        break;
      if (!g_file_info_get_is_hidden (info))
        g_ptr_array_add (infos, g_object_ref (info));
    }
  g_ptr_array_sort (infos, compare_infos);

  return g_steal_pointer (&infos);
}

/* A project may lie beside its reports; a folder is imported for these. */
static gboolean
is_of_open_project (GFile *file)
{
  const char *path = g_file_peek_path (file);
  struct stat info;

  return path != NULL && stat (path, &info) == 0 && tc_open_files_find_role (&info) != TC_OPEN_FILE_NONE;
}

static void
add_child (Walk       *walk,
           GFile      *folder,
           const char *folder_name,
           GFileInfo  *info)
{
  g_autoptr(GFile) child = g_file_get_child (folder, g_file_info_get_name (info));
  g_autofree char *shown = g_filename_display_name (g_file_info_get_name (info));
  g_autofree char *name = g_build_filename (folder_name, shown, NULL);

  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    add_folder (walk, child, name, info);
  else if (!is_of_open_project (child))
    add_found_file (walk->inputs, child, name, walk->cancellable);
}

static void
add_folder (Walk       *walk,
            GFile      *folder,
            const char *name,
            GFileInfo  *info)
{
  const char *id = g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE);
  g_autoptr(GPtrArray) children = NULL;
  g_autoptr(GError) error = NULL;

  if (id != NULL && !g_hash_table_add (walk->visited, g_strdup (id)))
    return;

  children = list_folder (folder, walk->cancellable, &error);
  if (children == NULL)
    {
      add_input (walk->inputs, name)->error = g_steal_pointer (&error);
      return;
    }

  for (guint i = 0; i < children->len; i++)
    add_child (walk, folder, name, g_ptr_array_index (children, i));
}

/* All that comes, but no more than is needed to say that it is too large. */
static GBytes *
read_all (GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(GByteArray) array = g_byte_array_new ();

  while (array->len <= TC_READ_MAX_BYTES)
    {
      g_autoptr(GBytes) part = g_input_stream_read_bytes (stream, 1024 * 1024, cancellable, error);

      if (part == NULL)
        return NULL;
      if (g_bytes_get_size (part) == 0)
        break;
      g_byte_array_append (array, g_bytes_get_data (part, NULL), g_bytes_get_size (part));
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/**
 * tc_inputs_new:
 *
 * Returns: (element-type TcInput): an empty list
 */
GPtrArray *
tc_inputs_new (void)
{
  return g_ptr_array_new_with_free_func (free_input);
}

/**
 * tc_inputs_add_file:
 * @name: its path as given
 *
 * Adds a file, the files of an archive (ZIP, tar, gzip), or the files of a folder and its folders
 * in the order of their names. Hidden entries are left out; a folder is visited once, however many
 * links lead to it. One without a file is an input with an error.
 */
void
tc_inputs_add_file (GPtrArray    *inputs,
                    GFile        *file,
                    const char   *name,
                    GCancellable *cancellable)
{
  g_autoptr(GFileInfo) info =
    g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  g_autofree char *shown = g_filename_display_name (name);
  Walk walk = { .inputs = inputs, .cancellable = cancellable };
  guint n_before = inputs->len;

  /* A file that is not there is left to the reader, which says so. */
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    {
      add_found_file (inputs, file, shown, cancellable);
      return;
    }

  walk.visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_folder (&walk, file, shown, info);
  g_hash_table_unref (walk.visited);
  if (inputs->len == n_before && !g_cancellable_is_cancelled (cancellable))
    add_input (inputs, shown)->error =
      g_error_new_literal (TC_READ_ERROR, TC_READ_ERROR_EMPTY, _("The folder holds no file."));
}

/**
 * tc_inputs_add_bytes:
 *
 * Adds bytes at hand; those of an archive as its files.
 */
void
tc_inputs_add_bytes (GPtrArray  *inputs,
                     const char *name,
                     GBytes     *bytes)
{
  g_autoptr(TcLoad) load = tc_load_open_bytes (bytes);

  if (!add_outermost (inputs, name, load, NULL))
    add_input (inputs, name)->bytes = g_bytes_ref (bytes);
}

/**
 * tc_inputs_add_stdin:
 *
 * Reads standard input to its end, or until it is cancelled, and adds it.
 */
void
tc_inputs_add_stdin (GPtrArray    *inputs,
                     const char   *name,
                     GCancellable *cancellable)
{
  g_autoptr(GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  TcInput *input = add_input (inputs, name);

  input->bytes = read_all (stream, cancellable, &input->error);
}
