/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *tc_identifier_doi           (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_identifier_pmid          (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_identifier_pmcid         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char     *tc_identifier_trial         (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tc_identifier_same_register (const char *a,
                                       const char *b);

G_END_DECLS
