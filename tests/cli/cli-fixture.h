/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* One run of the program. */
typedef struct
{
  int status;
  char *out;
  char *err;
} Run;

extern char *folder;              /* in which the program runs */

void  cli_begin      (void);
void  cli_end        (void);
void  run_clear      (Run        *run_);
void  run_with_input (Run        *run_,
                      const char *arguments,
                      const char *input,
                      gboolean    utf8_locale);
void  run            (Run        *run_,
                      const char *arguments);
void  assert_status  (const char *arguments,
                      int         status);
void  write_file     (const char *name,
                      const char *text);
char *read_output    (const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)
