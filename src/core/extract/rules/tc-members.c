/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-extract"

#include "config.h"

#include "tc-members.h"

void
tc_members_take (TcMembers  *self,
                 const char *key,
                 TcValue    *value)
{
  g_return_if_fail (self->n < TC_MEMBERS_MAX);

  self->keys[self->n] = key;
  self->values[self->n++] = value;
}

void
tc_members_take_text (TcMembers  *self,
                      const char *key,
                      const char *text)
{
  if (text != NULL && text[0] != '\0')
    tc_members_take (self, key, tc_value_new_text (text));
}

void
tc_members_take_count (TcMembers  *self,
                       const char *key,
                       double      number)
{
  if (number > 0)
    tc_members_take (self, key, tc_value_new_number (number));
}

TcValue *
tc_members_make_record (TcMembers *self)
{
  TcValue *record = tc_value_new_record (self->keys, self->values, self->n);

  for (guint i = 0; i < self->n; i++)
    tc_value_unref (self->values[i]);
  self->n = 0;
  return record;
}
