/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-source-header.h"

#include <glib/gi18n.h>

#include "tc-moment.h"
#include "tc-source-encodings.h"

/* As many digits of a hash as a person compares by eye. */
#define SHORT_HASH 12

struct _TcSourceHeader
{
  GtkWidget parent_instance;

  /* Template children */
  GtkLabel *name;
  GtkLabel *facts;
  GtkMenuButton *encoding_button;
  GtkWidget *split_button;
  GtkButton *copy_button;
  GtkWidget *warning_box;
  GtkLabel *warnings;

  /* Owned */
  TcSource *source;
};

G_DEFINE_FINAL_TYPE (TcSourceHeader, tc_source_header, GTK_TYPE_WIDGET)

/* Stable names of the core and what people call them. */
static const struct
{
  const char *name;
  const char *label;
} names[] = {
  { "pubmed-page", N_("PubMed page") },
  { "bilingual-dump", N_("Bilingual record") },
  { "aggregator-json", N_("Aggregator JSON") },
  { "ris", N_("RIS file") },
  { "nbib", N_("PubMed citations (NBIB)") },
  { "pubmed-text", N_("PubMed abstracts") },
  { "pubmed-summary", N_("PubMed citations (summary)") },
  { "wos", N_("Web of Science export") },
  { "refworks", N_("RefWorks export") },
  { "refer", N_("EndNote export (Refer)") },
  { "noteexpress", N_("NoteExpress export") },
  { "sinomed", N_("SinoMed export") },
  { "europepmc-xml", N_("Europe PMC XML") },
  { "mods", N_("MODS XML") },
  { "zotero-rdf", N_("Zotero RDF") },
  { "works-json", N_("Database JSON") },
  { "scopus-text", N_("Scopus export") },
  { "proquest-text", N_("ProQuest export") },
  { "sciencedirect-text", N_("ScienceDirect export") },
  { "ovid", N_("Ovid export") },
  { "cochrane", N_("Cochrane Library export") },
  { "embase-rows", N_("Embase export") },
  { "pubmed-xml", N_("PubMed XML") },
  { "registry-json", N_("Registry JSON") },
  { "registry-list", N_("Registry JSON") },
  { "csl-json", N_("CSL JSON") },
  { "jats", N_("JATS article") },
  { "registry-xml", N_("Registry XML") },
  { "chictr", N_("ChiCTR page") },
  { "euctr-text", N_("EU register text") },
  { "html", N_("Web page") },
  { "pdf", N_("PDF document") },
  { "docx", N_("Word document") },
  { "xlsx", N_("Excel workbook") },
  { "ods", N_("OpenDocument workbook") },
  { "endnote-xml", N_("EndNote XML") },
  { "endnote-text", N_("EndNote export (all fields)") },
  { "bibtex", N_("BibTeX file") },
  { "table", N_("Table") },
  { "json-lines", N_("JSON lines") },
  { "plain-text", N_("Plain text") },
  { "en", N_("English") },
  { "zh", N_("Chinese") },
  { "trial report", N_("Trial report") },
  { "review", N_("Review") },
  { "protocol", N_("Protocol") },
  { "registry record", N_("Registry record") },
  { "other", N_("Other text") },
};

static const char *
find_label (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].name, name) == 0)
      return _(names[i].label);
  return name;
}

static void
add_fact (GString    *facts,
          const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, fact);
}

static char *
describe_languages (TcSource *source)
{
  GString *languages = g_string_new (NULL);

  for (guint i = 0; i < source->languages->len; i++)
    {
      if (i > 0)
        /* Translators: stands between the names of languages */
        g_string_append (languages, _(", "));
      g_string_append (languages, find_label (g_ptr_array_index (source->languages, i)));
    }
  return g_string_free (languages, FALSE);
}

static char *
describe_import (TcSource *source)
{
  g_autofree char *date = tc_moment_format_date (source->imported_at);

  if (date == NULL)
    return NULL;

  /* Translators: when a file came into the project; %s is a date such as "22 Nov 2026" */
  return g_strdup_printf (_("imported %s"), date);
}

/* Where in its file the record stands; nothing where it is all of the file. */
static char *
describe_record (TcSource *source)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT, source->line);

  if (source->byte_length < 0)
    return NULL;
  if (source->line <= 0)
    /* Translators: which of the records of a file; %u counts from 1 */
    return g_strdup_printf (_("Record %u"), source->record + 1);

  /* Translators: which of the records of a file, and its first line; both count from 1 */
  return g_strdup_printf (_("Record %u, line %s"), source->record + 1, line);
}

static void
update_facts (TcSourceHeader *self)
{
  TcSource *source = self->source;
  g_autoptr(GString) facts = g_string_new (NULL);
  g_autofree char *record = describe_record (source);
  g_autofree char *languages = describe_languages (source);
  g_autofree char *imported = describe_import (source);

  /* One line that ends where the pane does: first what finds the passage again. */
  add_fact (facts, record);
  add_fact (facts, find_label (source->reader));
  add_fact (facts, source->encoding);
  add_fact (facts, find_label (source->kind));
  add_fact (facts, languages);
  add_fact (facts, imported);
  if (source->sha256 != NULL)
    {
      g_autofree char *hash = g_strdup_printf ("SHA-256 %.*s…", SHORT_HASH, source->sha256);

      add_fact (facts, hash);
    }
  gtk_label_set_text (self->facts, facts->str);
}

static void
update_warnings (TcSourceHeader *self)
{
  g_autoptr(GString) text = g_string_new (NULL);
  GPtrArray *warnings = self->source->warnings;

  for (guint i = 0; i < warnings->len; i++)
    {
      g_autofree char *shown = tc_warning_dup_shown (g_ptr_array_index (warnings, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", shown);
    }
  gtk_label_set_text (self->warnings, text->str);
  gtk_widget_set_visible (self->warning_box, text->len > 0);
}

static void
update_encodings (TcSourceHeader *self)
{
  gboolean matter = tc_source_encodings_matter (self->source);
  g_autoptr(GMenuModel) menu = matter ? tc_source_encodings_new_menu (self->source) : NULL;

  gtk_menu_button_set_menu_model (self->encoding_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (self->encoding_button), matter);
}

static void
copy_clicked_cb (TcSourceHeader *self)
{
  if (self->source != NULL && self->source->sha256 != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->source->sha256);
}

static void
tc_source_header_dispose (GObject *object)
{
  TcSourceHeader *self = TC_SOURCE_HEADER (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->source, tc_source_unref);

  G_OBJECT_CLASS (tc_source_header_parent_class)->dispose (object);
}

static void
tc_source_header_class_init (TcSourceHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tc_source_header_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/trialcurator/TrialCurator/tc-source-header.ui");
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, name);
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, facts);
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, encoding_button);
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, split_button);
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, copy_button);
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, warning_box);
  gtk_widget_class_bind_template_child (widget_class, TcSourceHeader, warnings);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_set_css_name (widget_class, "sourceheader");
}

static void
tc_source_header_init (TcSourceHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tc_source_header_set_source (TcSourceHeader *self,
                             TcSource       *source)
{
  g_autofree char *tooltip = NULL;

  g_return_if_fail (TC_IS_SOURCE_HEADER (self));
  g_return_if_fail (source != NULL);

  tc_source_ref (source);
  g_clear_pointer (&self->source, tc_source_unref);
  self->source = source;

  gtk_label_set_text (self->name, source->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), source->name);
  update_facts (self);
  update_warnings (self);
  update_encodings (self);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), source->sha256 != NULL);
  /* Translators: %s is a hash of 64 digits */
  tooltip = g_strdup_printf (_("Copy the SHA-256 of the original file: %s"), source->sha256);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->copy_button), tooltip);
}

/**
 * tc_source_header_set_can_split:
 * @can_split: whether the report of the source is one of several of the study
 *
 * Shows or hides the button that makes a study of its own of the report.
 */
void
tc_source_header_set_can_split (TcSourceHeader *self,
                                gboolean        can_split)
{
  g_return_if_fail (TC_IS_SOURCE_HEADER (self));

  gtk_widget_set_visible (self->split_button, can_split);
}
