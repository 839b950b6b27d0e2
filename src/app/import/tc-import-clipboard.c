/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-import-clipboard.h"

#include <glib/gi18n.h>

static GPtrArray *
copy_files (const GValue *value)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GSList) list = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *l = list; l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));

  return files;
}

static void
files_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  const GValue *value;

  value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);
  if (value == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, copy_files (value), (GDestroyNotify) g_ptr_array_unref);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  char *text;

  text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  if (text == NULL && error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_set_task_data (task, text, g_free);
  g_task_return_pointer (task, NULL, NULL);
}

/**
 * tc_import_clipboard_read_async:
 *
 * Reads what can be imported from the clipboard: files before text.
 */
void
tc_import_clipboard_read_async (GdkClipboard        *clipboard,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GdkContentFormats *formats;

  g_return_if_fail (GDK_IS_CLIPBOARD (clipboard));

  task = g_task_new (clipboard, cancellable, callback, user_data);
  g_task_set_source_tag (task, tc_import_clipboard_read_async);
  formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
      gdk_content_formats_contain_mime_type (formats, "text/uri-list"))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, cancellable,
                                    files_read_cb, g_steal_pointer (&task));
  else if (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING) ||
           gdk_content_formats_contain_mime_type (formats, "text/plain;charset=utf-8") ||
           gdk_content_formats_contain_mime_type (formats, "text/plain"))
    gdk_clipboard_read_text_async (clipboard, cancellable, text_read_cb, g_steal_pointer (&task));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _("The clipboard holds neither text nor files."));
}

/**
 * tc_import_clipboard_read_finish:
 * @text: (out) (nullable): the text where the clipboard held no files
 *
 * Returns: (transfer full) (nullable) (element-type GFile): the files, %NULL for text or an error
 */
GPtrArray *
tc_import_clipboard_read_finish (GdkClipboard  *clipboard,
                                 GAsyncResult  *result,
                                 char         **text,
                                 GError       **error)
{
  GTask *task = G_TASK (result);
  g_autoptr(GError) local = NULL;
  GPtrArray *files;

  g_return_val_if_fail (g_task_is_valid (result, clipboard), NULL);
  g_return_val_if_fail (text != NULL && *text == NULL, NULL);

  files = g_task_propagate_pointer (task, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (files == NULL)
    *text = g_strdup (g_task_get_task_data (task));

  return files;
}
