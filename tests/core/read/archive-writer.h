/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* An archive of the files named, each of its content so often: "zip", "tar", "tar.gz"; or "gz" of the first content alone. */
GBytes *archive_writer_make (const char         *kind,
                             const char * const *names,
                             const char * const *contents,
                             gsize               repeat);
