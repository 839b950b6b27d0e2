/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-store"

#include "config.h"

#include "tc-event-table.h"

static void
fill_string (char       **member,
             const char  *value)
{
  if (*member == NULL)
    *member = g_strdup (value);
}

/* The hash is over what will be read back, where no string is NULL. */
static void
fill_strings (TcEventRow *event)
{
  fill_string (&event->reviewer, "");
  fill_string (&event->action, "");
  fill_string (&event->object, "");
  fill_string (&event->field, "");
  fill_string (&event->before, "");
  fill_string (&event->after, "");
  if (event->app_version == NULL || event->app_version[0] == '\0')
    {
      g_free (event->app_version);
      event->app_version = g_strdup (APP_VERSION);
    }
}

/* Takes the place behind the last event. */
static gboolean
take_place (TcStore     *self,
            TcEventRow  *event,
            GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, "SELECT id, hash FROM event ORDER BY id DESC LIMIT 1");
  g_clear_pointer (&event->previous_hash, g_free);
  event->id = 1;
  if (tc_statement_next (statement))
    {
      event->id = tc_statement_get_int (statement, 0) + 1;
      event->previous_hash = tc_statement_dup_text (statement, 1);
    }
  if (!tc_statement_finish (statement, error))
    return FALSE;

  fill_string (&event->previous_hash, "");
  if (event->group == 0)
    event->group = event->id;
  return TRUE;
}

/**
 * tc_store_append_event:
 * @self: a store in a transaction
 * @event: an event; its id, previous_hash and hash are set, its group where it is 0, at where it is 0, and
 *   strings that are %NULL
 * @error: return location for a #GError
 *
 * Writes a row of history. Group 0 starts a new group.
 *
 * Returns: whether it was written
 */
gboolean
tc_store_append_event (TcStore     *self,
                       TcEventRow  *event,
                       GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (event != NULL, FALSE);

  if (!tc_store_may_write (self, error) || !take_place (self, event, error))
    return FALSE;

  fill_strings (event);
  if (event->at == 0)
    event->at = g_get_real_time ();
  g_free (event->hash);
  event->hash = tc_event_row_hash (event);

  statement = tc_statement_new (self->connection,
                                "INSERT INTO event (" TC_EVENT_COLUMNS ") "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)");
  tc_statement_bind_int (statement, 1, event->id);
  tc_statement_bind_int (statement, 2, event->group);
  tc_statement_bind_int (statement, 3, event->at);
  tc_statement_bind_text (statement, 4, event->reviewer);
  tc_statement_bind_text (statement, 5, event->action);
  tc_statement_bind_text (statement, 6, event->object);
  tc_statement_bind_int (statement, 7, event->study_id);
  tc_statement_bind_int (statement, 8, event->object_id);
  tc_statement_bind_text (statement, 9, event->field);
  tc_statement_bind_text (statement, 10, event->before);
  tc_statement_bind_text (statement, 11, event->after);
  tc_statement_bind_text (statement, 12, event->app_version);
  tc_statement_bind_text (statement, 13, event->previous_hash);
  tc_statement_bind_text (statement, 14, event->hash);

  return tc_statement_run (statement, error);
}

static void
take_text (char        **member,
           TcStatement  *statement,
           int           column)
{
  g_free (*member);
  *member = tc_statement_dup_text (statement, column);
}

/**
 * tc_event_row_read:
 * @statement: on a row whose columns are %TC_EVENT_COLUMNS
 *
 * Reads an event.
 *
 * Returns: (transfer full): the event
 */
TcEventRow *
tc_event_row_read (TcStatement *statement)
{
  TcEventRow *event = tc_event_row_new ();

  event->id = tc_statement_get_int (statement, 0);
  event->group = tc_statement_get_int (statement, 1);
  event->at = tc_statement_get_int (statement, 2);
  take_text (&event->reviewer, statement, 3);
  take_text (&event->action, statement, 4);
  take_text (&event->object, statement, 5);
  event->study_id = tc_statement_get_int (statement, 6);
  event->object_id = tc_statement_get_int (statement, 7);
  take_text (&event->field, statement, 8);
  take_text (&event->before, statement, 9);
  take_text (&event->after, statement, 10);
  take_text (&event->app_version, statement, 11);
  take_text (&event->previous_hash, statement, 12);
  take_text (&event->hash, statement, 13);

  return event;
}

static GPtrArray *
read_events (TcStatement  *statement,
             GError      **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) tc_event_row_free);

  while (tc_statement_next (statement))
    g_ptr_array_add (events, tc_event_row_read (statement));
  if (!tc_statement_finish (statement, error))
    return NULL;

  return g_steal_pointer (&events);
}

/**
 * tc_store_list_events:
 * @self: a store
 * @study_id: a study, 0 for all and for events about none
 * @field: (nullable): key of a field, %NULL for all and for events about none
 * @offset: number of events to pass over
 * @limit: the most to give
 * @error: return location for a #GError
 *
 * Lists the history, newest first.
 *
 * Returns: (transfer full) (element-type TcEventRow) (nullable): the events, %NULL with @error set
 */
GPtrArray *
tc_store_list_events (TcStore     *self,
                      TcId         study_id,
                      const char  *field,
                      guint        offset,
                      guint        limit,
                      GError     **error)
{
  g_autoptr (TcStatement) statement = NULL;
  const char *sql;

  g_return_val_if_fail (self != NULL, NULL);

  if (study_id != 0 && field != NULL)
    sql = "SELECT " TC_EVENT_COLUMNS
        " FROM event WHERE study_id = ?1 AND field = ?2 ORDER BY id DESC LIMIT ?3 OFFSET ?4";
  else if (study_id != 0)
    sql = "SELECT " TC_EVENT_COLUMNS " FROM event WHERE study_id = ?1 ORDER BY id DESC LIMIT ?3 OFFSET ?4";
  else if (field != NULL)
    sql = "SELECT " TC_EVENT_COLUMNS " FROM event WHERE field = ?2 ORDER BY id DESC LIMIT ?3 OFFSET ?4";
  else
    sql = "SELECT " TC_EVENT_COLUMNS " FROM event ORDER BY id DESC LIMIT ?3 OFFSET ?4";

  statement = tc_statement_new (self->connection, sql);
  if (study_id != 0)
    tc_statement_bind_int (statement, 1, study_id);
  if (field != NULL)
    tc_statement_bind_text (statement, 2, field);
  tc_statement_bind_int (statement, 3, limit);
  tc_statement_bind_int (statement, 4, offset);

  return read_events (statement, error);
}

/**
 * tc_store_list_events_after:
 * @self: a store
 * @after: id of an event, 0 to begin with the first one
 * @limit: the most to give
 * @error: return location for a #GError
 *
 * Lists the next part of the history of the whole project in the order in which it was written.
 *
 * Returns: (transfer full) (element-type TcEventRow) (nullable): the events, %NULL with @error set
 */
GPtrArray *
tc_store_list_events_after (TcStore  *self,
                            TcId      after,
                            guint     limit,
                            GError  **error)
{
  g_autoptr (TcStatement) statement = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  statement = tc_statement_new (self->connection,
                                "SELECT " TC_EVENT_COLUMNS " FROM event WHERE id > ?1 ORDER BY id LIMIT ?2");
  tc_statement_bind_int (statement, 1, after);
  tc_statement_bind_int (statement, 2, limit);

  return read_events (statement, error);
}

/**
 * tc_store_list_group:
 * @self: a store
 * @group: a group: the id of its first event
 * @beyond: id of an event, 0 to begin with the first one, or with the last one
 * @backwards: whether to list the last events first
 * @limit: the most to give
 * @error: return location for a #GError
 *
 * Lists the next part of the events of one change in the order in which they were written, or from the last one to the
 * first. An import may have a million.
 *
 * Returns: (transfer full) (element-type TcEventRow) (nullable): the events, %NULL with @error set
 */
GPtrArray *
tc_store_list_group (TcStore   *self,
                     TcId       group,
                     TcId       beyond,
                     gboolean   backwards,
                     guint      limit,
                     GError   **error)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection, backwards
                                ? "SELECT " TC_EVENT_COLUMNS " FROM event WHERE group_id = ?1 AND id < ?2 "
                                  "ORDER BY id DESC LIMIT ?3"
                                : "SELECT " TC_EVENT_COLUMNS " FROM event WHERE group_id = ?1 AND id > ?2 "
                                  "ORDER BY id LIMIT ?3");
  tc_statement_bind_int (statement, 1, group);
  tc_statement_bind_int (statement, 2, backwards && beyond == 0 ? G_MAXINT64 : beyond);
  tc_statement_bind_int (statement, 3, limit);

  return read_events (statement, error);
}

/**
 * tc_store_count_group:
 * @self: a store
 * @group: a group
 * @action: the action of the events that are counted
 * @object: (nullable): their object, %NULL for any
 * @before: (nullable): the snapshot before them, %NULL for any
 *
 * Returns: how many events of a change are of that kind
 */
guint
tc_store_count_group (TcStore    *self,
                      TcId        group,
                      const char *action,
                      const char *object,
                      const char *before)
{
  g_autoptr (TcStatement) statement = NULL;

  statement = tc_statement_new (self->connection,
                                "SELECT count (*) FROM event WHERE group_id = ?1 AND action = ?2 "
                                "AND (?3 IS NULL OR object = ?3) AND (?4 IS NULL OR before = ?4)");
  tc_statement_bind_int (statement, 1, group);
  tc_statement_bind_text (statement, 2, action);
  tc_statement_bind_text (statement, 3, object);
  tc_statement_bind_text (statement, 4, before);

  return tc_statement_next (statement) ? tc_statement_get_int (statement, 0) : 0;
}
