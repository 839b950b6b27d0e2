/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-export"

#include "config.h"

#include "tc-csv-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "tc-export.h"
#include "tc-value.h"

#define BUFFER_SIZE (256 * 1024)

struct _TcCsvWriter
{
  char *name;
  char *path;                     /* the target */
  char *temporary;                /* NULL once it is published or was never made */
  int fd;                         /* -1 once it is closed */
  int error_number;               /* the first failure; nothing is written after it */
  GString *buffer;
  gboolean row_started;
  guint64 n_guarded;
};

static gboolean
fail (TcCsvWriter  *self,
      int           error_number,
      GError      **error)
{
  self->error_number = error_number;
  /* Translators: the first %s is the name of a file, the second a reason such as "No space left on
   * device". */
  g_set_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_WRITE, _("“%s” could not be written: %s."),
               self->path,
               g_strerror (error_number));
  return FALSE;
}

static gboolean
flush (TcCsvWriter  *self,
       GError      **error)
{
  gsize done = 0;

  if (self->error_number != 0)
    return fail (self, self->error_number, error);
  while (done < self->buffer->len)
    {
      const gssize n = write (self->fd, self->buffer->str + done, self->buffer->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (self, n < 0 ? errno : EIO, error);
      done += (gsize) n;
    }
  g_string_truncate (self->buffer, 0);
  return TRUE;
}

/* Whether a spreadsheet could run the cell: = + - @, tab, CR, or the full-width forms U+FF1D, U+FF0B,
 * U+FF0D, U+FF20 first. Every cell is asked, so the first character alone decides. */
static gboolean
is_dangerous (const char *text)
{
  switch (g_utf8_get_char (text))
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
needs_quotes (const char *text)
{
  const gsize length = strlen (text);

  return strpbrk (text, ",\"\r\n") != NULL ||
         (length > 0 && (text[0] == ' ' || text[length - 1] == ' '));
}

static void
start_cell (TcCsvWriter *self)
{
  if (self->row_started)
    g_string_append_c (self->buffer, ',');
  self->row_started = TRUE;
}

static void
append_quoted (GString    *buffer,
               const char *text)
{
  const char *mark;

  g_string_append_c (buffer, '"');
  while ((mark = strchr (text, '"')) != NULL)
    {
      g_string_append_len (buffer, text, mark - text + 1);
      g_string_append_c (buffer, '"');
      text = mark + 1;
    }
  g_string_append (buffer, text);
  g_string_append_c (buffer, '"');
}

/**
 * tc_csv_writer_new:
 * @folder: an existing folder
 * @name: name of the file in it
 * @byte_order_mark: whether the file starts with one, as Excel needs to read UTF-8
 * @error: %TC_EXPORT_ERROR_FOLDER
 *
 * Starts a file.
 */
TcCsvWriter *
tc_csv_writer_new (const char  *folder,
                   const char  *name,
                   gboolean     byte_order_mark,
                   GError     **error)
{
  g_autoptr (TcCsvWriter) self = g_new0 (TcCsvWriter, 1);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *template = g_build_filename (folder, hidden, NULL);

  self->name = g_strdup (name);
  self->path = g_build_filename (folder, name, NULL);
  self->buffer = g_string_sized_new (BUFFER_SIZE + 4096);
  self->fd = g_mkstemp_full (template, O_WRONLY | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      g_set_error (error, TC_EXPORT_ERROR, TC_EXPORT_ERROR_FOLDER,
                   /* Translators: the first %s is a folder, the second a reason such as "Permission
                    * denied". */
                   _("The folder “%s” cannot be written: %s."), folder,
                   g_strerror (errno));
      return NULL;
    }
  self->temporary = g_steal_pointer (&template);
  if (byte_order_mark)
    g_string_append (self->buffer, "\xef\xbb\xbf");
  return g_steal_pointer (&self);
}

/**
 * tc_csv_writer_add_text:
 * @text: (nullable): %NULL and "" give an empty cell
 *
 * Adds a cell of text, with a leading ' where a spreadsheet could run it.
 */
void
tc_csv_writer_add_text (TcCsvWriter *self,
                        const char  *text)
{
  g_autofree char *guarded = NULL;

  if (text != NULL && is_dangerous (text))
    {
      guarded = g_strconcat ("'", text, NULL);
      self->n_guarded++;
    }
  tc_csv_writer_add_plain (self, guarded != NULL ? guarded : text);
}

/**
 * tc_csv_writer_add_plain:
 * @text: (nullable): %NULL and "" give an empty cell
 *
 * Adds a cell without the guard: numbers, and several numbers in one cell.
 */
void
tc_csv_writer_add_plain (TcCsvWriter *self,
                         const char  *text)
{
  start_cell (self);
  if (text == NULL)
    return;
  if (needs_quotes (text))
    append_quoted (self->buffer, text);
  else
    g_string_append (self->buffer, text);
}

void
tc_csv_writer_add_integer (TcCsvWriter *self,
                           gint64       integer)
{
  start_cell (self);
  g_string_append_printf (self->buffer, "%" G_GINT64_FORMAT, integer);
}

/**
 * tc_csv_writer_add_id:
 * @id: a row, or 0 for none
 *
 * Adds an id; an empty cell for none.
 */
void
tc_csv_writer_add_id (TcCsvWriter *self,
                      gint64       id)
{
  if (id != 0)
    tc_csv_writer_add_integer (self, id);
  else
    start_cell (self);
}

/**
 * tc_csv_writer_add_time:
 * @microseconds: since 1970, UTC; 0 for none
 *
 * Adds a time to the second, as in 2026-11-22T06:51:11Z.
 */
void
tc_csv_writer_add_time (TcCsvWriter *self,
                        gint64       microseconds)
{
  const gint64 seconds =
    microseconds / G_USEC_PER_SEC - (microseconds % G_USEC_PER_SEC < 0 ? 1 : 0);
  g_autoptr (GDateTime) time = microseconds != 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;

  start_cell (self);
  if (time != NULL)
    g_string_append_printf (self->buffer, "%04d-%02d-%02dT%02d:%02d:%02dZ",
                            g_date_time_get_year (time),
                            g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                            g_date_time_get_hour (time), g_date_time_get_minute (time),
                            g_date_time_get_second (time));
}

/**
 * tc_csv_writer_end_row:
 * @error: %TC_EXPORT_ERROR_WRITE, which then stays
 *
 * Ends a row.
 */
gboolean
tc_csv_writer_end_row (TcCsvWriter  *self,
                       GError      **error)
{
  g_string_append (self->buffer, "\r\n");
  self->row_started = FALSE;
  return self->buffer->len < BUFFER_SIZE || flush (self, error);
}

/**
 * tc_csv_writer_close:
 * @error: %TC_EXPORT_ERROR_WRITE
 *
 * Brings all rows to the disk. A disk that is full says so here at the latest.
 */
gboolean
tc_csv_writer_close (TcCsvWriter  *self,
                     GError      **error)
{
  int fd;

  if (!flush (self, error))
    return FALSE;
  if (fsync (self->fd) != 0 && errno != EINVAL && errno != ENOSYS)
    return fail (self, errno, error);
  fd = self->fd;
  self->fd = -1;
  return close (fd) == 0 || fail (self, errno, error);
}

/**
 * tc_csv_writer_publish:
 * @error: %TC_EXPORT_ERROR_WRITE
 *
 * Puts a closed file in its place, over one that is there.
 */
gboolean
tc_csv_writer_publish (TcCsvWriter  *self,
                       GError      **error)
{
  g_return_val_if_fail (self->fd < 0 && self->temporary != NULL, FALSE);

  if (g_rename (self->temporary, self->path) != 0)
    return fail (self, errno, error);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

const char *
tc_csv_writer_get_name (TcCsvWriter *self)
{
  return self->name;
}

/**
 * tc_csv_writer_get_n_guarded:
 *
 * Counts the cells that got a leading '.
 */
guint64
tc_csv_writer_get_n_guarded (TcCsvWriter *self)
{
  return self->n_guarded;
}

/**
 * tc_csv_writer_free:
 *
 * Frees the writer and removes what was not published.
 */
void
tc_csv_writer_free (TcCsvWriter *self)
{
  if (self == NULL)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_string_free (self->buffer, TRUE);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self->name);
  g_free (self);
}
