/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-encodings.h"

#include <glib/gi18n.h>

/* The encodings that reports have been written in, in China and Europe. */
static const struct
{
  const char *name;
  const char *label;
} encodings[] = {
  { "UTF-8", N_("Unicode (UTF-8)") },
  { "GB18030", N_("Chinese, simplified (GB18030, GBK)") },
  { "BIG5", N_("Chinese, traditional (Big5)") },
  { "SHIFT_JIS", N_("Japanese (Shift-JIS)") },
  { "EUC-JP", N_("Japanese (EUC-JP)") },
  { "windows-1252", N_("Western European (Windows-1252)") },
  { "windows-1250", N_("Central European (Windows-1250)") },
  { "ISO-8859-2", N_("Central European (ISO-8859-2)") },
  { "windows-1251", N_("Cyrillic (Windows-1251)") },
  { "KOI8-R", N_("Cyrillic (KOI8-R)") },
  { "UTF-16LE", N_("Unicode (UTF-16, little-endian)") },
  { "UTF-16BE", N_("Unicode (UTF-16, big-endian)") },
};

/**
 * tc_source_encodings_matter:
 *
 * Returns: whether the source was decoded from bytes in an encoding that could be another one
 */
gboolean
tc_source_encodings_matter (const TcSource *source)
{
  return source->encoding != NULL && *source->encoding != '\0'
         && g_strcmp0 (source->reader, "pdf") != 0 && g_strcmp0 (source->reader, "docx") != 0;
}

/**
 * tc_source_encodings_new_menu:
 *
 * Returns: (transfer full): a menu in which every encoding but that of the source activates
 *   "source.change-encoding" with the source and the encoding
 */
GMenuModel *
tc_source_encodings_new_menu (const TcSource *source)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) section = g_menu_new ();
  g_autofree char *title = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(GMenuItem) item = NULL;

      if (g_ascii_strcasecmp (encodings[i].name, source->encoding) == 0)
        continue;
      item = g_menu_item_new (_(encodings[i].label), NULL);
      g_menu_item_set_action_and_target (item, "source.change-encoding", "(xs)", source->id, encodings[i].name);
      g_menu_append_item (section, item);
    }
  /* Translators: heads a menu of other encodings; %s is the one that a file was read in, such as GB18030 */
  title = g_strdup_printf (_("Read as %s. Read again as:"), source->encoding);
  g_menu_append_section (menu, title, G_MENU_MODEL (section));

  return G_MENU_MODEL (menu);
}
