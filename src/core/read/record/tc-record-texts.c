/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include "tc-record-private.h"

#include <string.h>

/* Where the texts and lists of a record are: in blocks that live as long as it does, the first of
 * them behind the record itself. Most records are one piece of memory. */

/* Texts of most records fit into the first block. */
#define BLOCK_BYTES 6000
/* Items that a list has room for at first. */
#define LIST_ITEMS 16

typedef struct _TcRecordBlock TcRecordBlock;

struct _TcRecordBlock
{
  TcRecordBlock *next;            /* the one before; the first block has none */
  gsize room;
  gsize used;
  char bytes[];
};

/* A record with its first block. */
typedef struct
{
  TcRecord record;
  TcRecordBlock block;
} Whole;

/* The memory of the record that a thread freed last: an import makes and frees one after the other, and a
 * piece of this size is given back to the allocator in full each time. */
static GPrivate spare = G_PRIVATE_INIT (g_free);

/**
 * tc_record_new:
 *
 * Returns: a record that says nothing yet
 */
TcRecord *
tc_record_new (void)
{
  Whole *self = g_private_get (&spare);

  if (self != NULL)
    g_private_set (&spare, NULL);
  else
    self = g_malloc (sizeof *self + BLOCK_BYTES);

  memset (self, 0, sizeof *self);
  self->block.room = BLOCK_BYTES;
  self->record.blocks = &self->block;

  return &self->record;
}

/**
 * tc_record_free:
 * @self: a record
 *
 * Frees @self.
 */
void
tc_record_free (TcRecord *self)
{
  while (self->blocks->next != NULL)
    {
      TcRecordBlock *block = self->blocks;

      self->blocks = block->next;
      g_free (block);
    }
  g_private_replace (&spare, self);
}

/**
 * tc_record_reserve:
 * @size: bytes
 *
 * Returns: (transfer none): room for them, at any address, for as long as the record lives
 */
char *
tc_record_reserve (TcRecord *self,
                   gsize     size)
{
  TcRecordBlock *block = self->blocks;
  char *place;

  if (block->room - block->used < size)
    {
      gsize room = MAX (BLOCK_BYTES, size);

      block = g_malloc (sizeof *block + room);
      block->next = self->blocks;
      block->room = room;
      block->used = 0;
      self->blocks = block;
    }
  place = block->bytes + block->used;
  block->used += size;

  return place;
}

/**
 * tc_record_store:
 * @length: bytes of @text
 *
 * Returns: (transfer none): a copy that ends with NUL, for as long as the record lives
 */
char *
tc_record_store (TcRecord   *self,
                 const char *text,
                 gsize       length)
{
  char *place = tc_record_reserve (self, length + 1);

  memcpy (place, text, length);
  place[length] = '\0';

  return place;
}

static void
make_room (TcRecord     *self,
           TcRecordList *list)
{
  gsize room = list->room > 0 ? list->room * 2 : LIST_ITEMS;
  guintptr place = (guintptr) tc_record_reserve (self, (room + 1) * sizeof *list->items);
  const char **items = (const char **) ((place + sizeof *items - 1) / sizeof *items * sizeof *items);

  if (list->len > 0)
    memcpy (items, list->items, list->len * sizeof *items);
  list->items = items;
  list->room = room;
}

/**
 * tc_record_list_add:
 * @list: of @self
 * @item: a text of @self, or one that lives longer
 *
 * Adds a text to a list.
 */
void
tc_record_list_add (TcRecord     *self,
                    TcRecordList *list,
                    const char   *item)
{
  if (list->len == list->room)
    make_room (self, list);
  list->items[list->len++] = item;
}
