/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-pdf-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tc-pdf-protocol.h"
#include "tc-read.h"

/* The text of a PDF by trial-curator-pdf, a process with limits that is killed when it takes too
 * long. The document goes to it in memory, so that nothing is written to a disk and nobody waits
 * for the other to read. */

#define HELPER "trial-curator-pdf"

/* How often a cancellation is looked for, in milliseconds. */
#define POLL_INTERVAL 100

static int cpu_seconds = TC_PDF_CPU_SECONDS;

typedef struct
{
  GPid pid;
  int output;
  GString *text;
  gboolean too_slow;
  gboolean too_large;
} Process;

/* Beside the program in a build tree or under the prefix where it lies, else where it was to be installed; tests say
 * where. */
static char *
find_helper (void)
{
  const char *given = g_getenv ("TC_LIBEXECDIR");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *path = NULL;

  if (given != NULL)
    return g_build_filename (given, HELPER, NULL);
  if (folder != NULL)
    path = g_build_filename (folder, "helper", HELPER, NULL);
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);
  g_clear_pointer (&path, g_free);
  if (folder != NULL)
    path = g_build_filename (folder, "..", "libexec", GETTEXT_PACKAGE, HELPER, NULL);
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&path);

  return g_build_filename (LIBEXECDIR, HELPER, NULL);
}

static gboolean
fail (GError     **error,
      TcReadError  code,
      const char  *message)
{
  g_set_error_literal (error, TC_READ_ERROR, (int) code, message);
  return FALSE;
}

/* The document as a file that exists in memory only. Returns -1 with an error. */
static int
open_document (GBytes  *bytes,
               GError **error)
{
  gsize length;
  const char *p = g_bytes_get_data (bytes, &length);
  int fd = memfd_create ("document", MFD_CLOEXEC);

  while (fd >= 0 && length > 0)
    {
      gssize n = write (fd, p, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        {
          close (fd);
          fd = -1;
          break;
        }
      p += n;
      length -= n;
    }
  if (fd < 0 || lseek (fd, 0, SEEK_SET) != 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("There is no memory to read the PDF."));

  return fd;
}

static gboolean
start (Process  *process,
       GBytes   *bytes,
       GError  **error)
{
  g_autofree char *helper = find_helper ();
  g_autofree char *seconds = g_strdup_printf ("%u", (guint) g_atomic_int_get (&cpu_seconds));
  const char * const argv[] = { helper, seconds, NULL };
  g_autoptr (GError) spawn_error = NULL;
  int document = open_document (bytes, error);
  int ends[2];
  gboolean started;

  if (document < 0)
    return FALSE;
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, error))
    {
      close (document);
      return FALSE;
    }

  started = g_spawn_async_with_fds (NULL, (char **) argv, NULL,
                                    G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                                    &process->pid, document, ends[1], -1, &spawn_error);
  close (document);
  close (ends[1]);
  process->output = ends[0];
  if (started)
    return TRUE;

  close (ends[0]);
  g_set_error (error, TC_READ_ERROR, TC_READ_ERROR_BINARY,
               /* Translators: %s is the system's reason, with the path of a program */
               _("PDF files cannot be read, as a part of Trial Curator is missing: %s."),
               spawn_error->message);
  return FALSE;
}

/* Until the output ends, or a limit is passed, or nobody wants it any more. */
static void
collect (Process      *process,
         GCancellable *cancellable)
{
  gint64 deadline = g_get_monotonic_time () + TC_PDF_WALL_SECONDS * G_USEC_PER_SEC;
  g_autofree char *buffer = g_malloc (65536);

  while (!g_cancellable_is_cancelled (cancellable))
    {
      struct pollfd poll_fd = { process->output, POLLIN, 0 };
      gssize n;

      if (g_get_monotonic_time () > deadline)
        {
          process->too_slow = TRUE;
          return;
        }
      if (poll (&poll_fd, 1, POLL_INTERVAL) <= 0)
        continue;
      n = read (process->output, buffer, 65536);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return;
      g_string_append_len (process->text, buffer, n);
      if (process->text->len > TC_PDF_OUTPUT_BYTES)
        {
          process->too_large = TRUE;
          return;
        }
    }
}

/* What it ended with; it is killed if it has not. */
static int
finish (Process  *process,
        gboolean  kill_it)
{
  int status = -1;

  close (process->output);
  if (kill_it)
    kill (process->pid, SIGKILL);
  while (waitpid (process->pid, &status, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid (process->pid);

  return status;
}

static gboolean
check_status (Process  *process,
              int       status,
              GError  **error)
{
  if (process->too_large)
    return fail (error, TC_READ_ERROR_TOO_LARGE, _("The PDF holds more text than is read from one file."));
  if (process->too_slow || (WIFSIGNALED (status) && (WTERMSIG (status) == SIGXCPU
                                                     || WTERMSIG (status) == SIGKILL)))
    return fail (error, TC_READ_ERROR_MALFORMED,
                 _("The PDF cannot be read: it takes too long. It may be damaged, or made to do harm."));
  if (!WIFEXITED (status))
    return fail (error, TC_READ_ERROR_MALFORMED, _("The PDF is damaged and cannot be read."));

  switch (WEXITSTATUS (status))
    {
    case TC_PDF_READ:
      return TRUE;
    case TC_PDF_ENCRYPTED:
      return fail (error, TC_READ_ERROR_MALFORMED,
                   _("The PDF is protected by a password. Save it without one and import it again."));
    case TC_PDF_TOO_LONG:
      return fail (error, TC_READ_ERROR_TOO_LARGE, _("The PDF has too many pages."));
    case TC_PDF_DAMAGED:
    case TC_PDF_FAILED:
    default:
      return fail (error, TC_READ_ERROR_MALFORMED, _("The PDF is damaged and cannot be read."));
    }
}

/**
 * tc_pdf_process_set_seconds:
 * @seconds: processor time for a document
 *
 * Sets the limit of all processes that are started from now on. For tests, which cannot wait so long.
 */
void
tc_pdf_process_set_seconds (guint seconds)
{
  g_atomic_int_set (&cpu_seconds, (int) seconds);
}

/**
 * tc_pdf_process_read:
 * @bytes: a PDF
 * @error: return location for an error of #TcReadError or #GIOErrorEnum
 *
 * Reads the text of a PDF in another process. Blocks for up to %TC_PDF_WALL_SECONDS.
 *
 * Returns: (transfer full) (nullable): the text as tc-pdf-protocol.h says, valid UTF-8
 */
char *
tc_pdf_process_read (GBytes        *bytes,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Process process = { 0, };
  gboolean ended;
  int status;

  if (!start (&process, bytes, error))
    return NULL;

  process.text = g_string_new (NULL);
  collect (&process, cancellable);
  ended = !process.too_slow && !process.too_large && !g_cancellable_is_cancelled (cancellable);
  status = finish (&process, !ended);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_status (&process, status, error))
    {
      g_string_free (process.text, TRUE);
      return NULL;
    }
  if (!g_utf8_validate_len (process.text->str, process.text->len, NULL))
    {
      g_string_free (process.text, TRUE);
      fail (error, TC_READ_ERROR_MALFORMED, _("The PDF is damaged and cannot be read."));
      return NULL;
    }

  return g_string_free (process.text, FALSE);
}
