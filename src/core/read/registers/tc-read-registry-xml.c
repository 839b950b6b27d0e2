/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-read"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "tc-reader.h"
#include "tc-registry.h"

/* Records of registers in XML: ClinicalTrials.gov, ISRCTN, the search portal of the WHO, and the
 * exchange format of the WHO that ChiCTR and others give. */

static const struct
{
  const char *name;
  const TcRegistryMap *map;
} kinds[] = {
  { "clinical_study", &tc_registry_ctgov },
  { "fullTrial", &tc_registry_isrctn },
  { "Trial", &tc_registry_ictrp },
  { "trial", &tc_registry_isrctn },
  { "Triall", &tc_registry_who },
};

static const char * const records[] = { "clinical_study", "fullTrial", "Trial", "Triall", "trial", NULL };
static const char * const roots[] = {
  "clinical_study", "clinical_studies", "search_results", "allTrials", "fullTrial", "Trials_downloaded_from_ICTRP",
  "trials", "trial", NULL,
};

static gboolean
sniff (TcDocument *document)
{
  return tc_xml_sniff_root (document, roots);
}

static TcCut
cut (const char *bytes,
     gsize       length,
     gboolean    last)
{
  return tc_xml_cut (records, bytes, length, last);
}

/* Where <main> stands, a <trial> is one of the exchange format. */
static const TcRegistryMap *
find_map (TcXmlNode  *root,
          TcXmlNode **record)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TcXmlNode *node = tc_xml_child (root, kinds[i].name);

      if (node == NULL)
        continue;
      *record = node;
      return tc_xml_child (node, "main") != NULL ? &tc_registry_who : kinds[i].map;
    }

  *record = root;

  return &tc_registry_ictrp;
}

static TcSource *
read_record (const TcRecordText  *text,
             GError             **error)
{
  g_autoptr (TcXml) xml = tc_xml_parse (text->text, text->length, error);
  const TcRegistryMap *map;
  TcXmlNode *record;

  if (xml == NULL)
    return NULL;

  map = find_map (tc_xml_get_root (xml), &record);

  return tc_registry_new_source (map, record, tc_xml_is_damaged (xml), "reader.registry-xml.", error);
}

const TcReader tc_reader_registry_xml = {
  .id = "registry-xml", .sniff = sniff, .cut = cut, .read_record = read_record
};
