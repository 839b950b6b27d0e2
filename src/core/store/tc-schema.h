/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tc-connection.h"

G_BEGIN_DECLS

/* "TCCP" in the bytes from offset 68 of every project file; the MIME type looks for it too. */
#define TC_SCHEMA_APPLICATION_ID 0x54434350

/* What SQL cannot do of a step. */
typedef gboolean (*TcSchemaFunc) (TcConnection  *connection,
                                  GError       **error);

/**
 * TcSchema:
 * @steps: SQL of each step; step i leads to user_version i + 1
 * @n_steps: number of steps, which is the version that this program writes
 * @convert: (nullable): run behind the SQL of the step that leads to @convert_version, in its transaction
 * @convert_version: a version
 *
 * How a project file comes to its present shape.
 */
typedef struct
{
  const char * const *steps;
  guint n_steps;
  TcSchemaFunc convert;
  guint convert_version;
} TcSchema;

const TcSchema *tc_schema_get_default (void);
gboolean        tc_schema_upgrade     (const TcSchema  *self,
                                       TcConnection    *connection,
                                       guint            from,
                                       guint            to,
                                       GError         **error);
char           *tc_schema_dup_text    (TcConnection    *connection,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char           *tc_schema_dup_expected_text (const TcSchema  *self,
                                       guint            version,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
