/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TcSettings:
 *
 * What the program remembers from one start to the next.
 *
 * Each key of the GSettings schema is a property of the same name, so that widgets bind to it with
 * g_object_bind_property(). Where the schema is not installed the properties keep their defaults and
 * live in memory only: a missing GSettings schema would end the program.
 */
#define TC_TYPE_SETTINGS (tc_settings_get_type ())
G_DECLARE_FINAL_TYPE (TcSettings, tc_settings, TC, SETTINGS, GObject)

/* How many projects the list of recent ones holds. */
#define TC_SETTINGS_MAX_RECENT 10

TcSettings         *tc_settings_new           (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean            tc_settings_is_persistent (TcSettings *self);
/* The value of a property of that type; borrowed until it changes. */
const char         *tc_settings_get_string    (TcSettings *self,
                                               const char *name);
const char * const *tc_settings_get_strv      (TcSettings *self,
                                               const char *name);
int                 tc_settings_get_int       (TcSettings *self,
                                               const char *name);
gboolean            tc_settings_get_boolean   (TcSettings *self,
                                               const char *name);
/* The reviewer's name, or the name of the account where none was given. Never empty. */
const char         *tc_settings_get_reviewer  (TcSettings *self);
const char         *tc_settings_get_account   (void);
void                tc_settings_add_recent    (TcSettings *self,
                                               const char *path);
void                tc_settings_remove_recent (TcSettings *self,
                                               const char *path);

G_END_DECLS
