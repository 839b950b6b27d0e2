/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-app"

#include "config.h"

#include "tc-highlight-tags.h"

/* Hues that stay apart under black and under white text once they are thinned by the alphas below. */
static const char * const colours[TC_HIGHLIGHT_N_COLOURS] = {
  "#3584e4", "#9141ac", "#2ec27e", "#ff7800", "#1a9aa8",
  "#d6539b", "#e01b24", "#986a44", "#7c8b1f", "#6a5acd",
};

#define ANNOTATION_COLOUR "#f5c211"
#define FLASH_COLOUR "#ffbe2e"

#define SUGGESTED_ALPHA 0.16
#define ANSWERED_ALPHA 0.32
#define CURRENT_ALPHA 0.52
#define ANNOTATION_ALPHA 0.30
#define FLASH_ALPHA 0.85

/* More hidden characters or finds than this stay without a tag: tags in one paragraph cost quadratic
 * time, and the marks can be read all the same. */
#define MAX_TAGGED 2000

struct _TcHighlightTags
{
  GtkTextBuffer *buffer;          /* borrowed: it outlives its tags */
  GArray *runs;                   /* as they are tagged now */
  GtkTextTag *fills[TC_HIGHLIGHT_N_COLOURS][2][2];
  GtkTextTag *annotated;
  GtkTextTag *annotated_alone;
  GtkTextTag *mark;
  GtkTextTag *dim;
  GtkTextTag *found;
  GtkTextTag *flash;
};

static GdkRGBA
make_colour (const char *name,
             double      alpha)
{
  GdkRGBA colour;

  gdk_rgba_parse (&colour, name);
  colour.alpha = alpha;
  return colour;
}

static double
fill_alpha (gboolean answered,
            gboolean current)
{
  if (current)
    return CURRENT_ALPHA;
  return answered ? ANSWERED_ALPHA : SUGGESTED_ALPHA;
}

static GtkTextTag *
new_fill (GtkTextBuffer *buffer,
          const char    *name,
          gboolean       answered,
          gboolean       current)
{
  GdkRGBA background = make_colour (name, fill_alpha (answered, current));
  GdkRGBA line = make_colour (name, 0.9);

  if (answered)
    return gtk_text_buffer_create_tag (buffer, NULL, "background-rgba", &background, NULL);
  return gtk_text_buffer_create_tag (buffer, NULL,
                                     "background-rgba", &background,
                                     "underline", PANGO_UNDERLINE_SINGLE,
                                     "underline-rgba", &line,
                                     NULL);
}

static GtkTextTag *
get_fill (TcHighlightTags      *self,
          const TcHighlightRun *run)
{
  return self->fills[run->group % TC_HIGHLIGHT_N_COLOURS][run->answered][run->current];
}

static GtkTextTag *
get_annotated (TcHighlightTags      *self,
               const TcHighlightRun *run)
{
  return run->filled ? self->annotated : self->annotated_alone;
}

static void
get_iters (TcHighlightTags      *self,
           const TcDisplayMap   *map,
           const TcHighlightRun *run,
           GtkTextIter          *start,
           GtkTextIter          *end)
{
  TcSpan display = tc_display_map_to_display (map, run->span);

  gtk_text_buffer_get_iter_at_offset (self->buffer, start, display.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, display.end);
}

static void
apply_run (TcHighlightTags      *self,
           const TcDisplayMap   *map,
           const TcHighlightRun *run)
{
  GtkTextIter start;
  GtkTextIter end;

  get_iters (self, map, run, &start, &end);
  if (run->filled)
    gtk_text_buffer_apply_tag (self->buffer, get_fill (self, run), &start, &end);
  if (run->annotated)
    gtk_text_buffer_apply_tag (self->buffer, get_annotated (self, run), &start, &end);
}

static void
remove_run (TcHighlightTags      *self,
            const TcDisplayMap   *map,
            const TcHighlightRun *run)
{
  GtkTextIter start;
  GtkTextIter end;

  get_iters (self, map, run, &start, &end);
  if (run->filled)
    gtk_text_buffer_remove_tag (self->buffer, get_fill (self, run), &start, &end);
  if (run->annotated)
    gtk_text_buffer_remove_tag (self->buffer, get_annotated (self, run), &start, &end);
}

static gboolean
is_same_run (const TcHighlightRun *a,
             const TcHighlightRun *b)
{
  return a->span.start == b->span.start && a->span.end == b->span.end && a->group == b->group
         && a->filled == b->filled && a->answered == b->answered && a->current == b->current
         && a->annotated == b->annotated;
}

typedef void (*RunFunc) (TcHighlightTags      *self,
                         const TcDisplayMap   *map,
                         const TcHighlightRun *run);

/* Calls @function for the runs of @runs that are not in @others; both stand in text order. */
static void
for_each_other (TcHighlightTags    *self,
                const TcDisplayMap *map,
                GArray             *runs,
                GArray             *others,
                RunFunc             function)
{
  guint k = 0;

  for (guint i = 0; i < runs->len; i++)
    {
      const TcHighlightRun *run = &g_array_index (runs, TcHighlightRun, i);

      while (k < others->len
             && g_array_index (others, TcHighlightRun, k).span.start < run->span.start)
        k++;
      if (k >= others->len || !is_same_run (run, &g_array_index (others, TcHighlightRun, k)))
        function (self, map, run);
    }
}

static gboolean
is_dimmed (TcSectionKind kind)
{
  return kind == TC_SECTION_REFERENCES || kind == TC_SECTION_LEGENDS
         || kind == TC_SECTION_BOILERPLATE || kind == TC_SECTION_COPY;
}

static void
tag_display (TcHighlightTags *self,
             GtkTextTag      *tag,
             TcSpan           display)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, display.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, display.end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

/* Later tags lie over earlier ones. */
TcHighlightTags *
tc_highlight_tags_new (GtkTextBuffer *buffer)
{
  TcHighlightTags *self = g_new0 (TcHighlightTags, 1);
  GdkRGBA amber = make_colour (ANNOTATION_COLOUR, 1.0);
  GdkRGBA pale_amber = make_colour (ANNOTATION_COLOUR, ANNOTATION_ALPHA);
  GdkRGBA grey = make_colour ("#808080", 0.30);
  GdkRGBA found = make_colour ("#62a0ea", 0.45);
  GdkRGBA none = make_colour (FLASH_COLOUR, 0.0);

  self->buffer = buffer;
  self->runs = g_array_new (FALSE, FALSE, sizeof (TcHighlightRun));
  self->dim = gtk_text_buffer_create_tag (buffer, "dim", "scale", 0.82, NULL);
  for (guint i = 0; i < TC_HIGHLIGHT_N_COLOURS; i++)
    for (guint answered = 0; answered < 2; answered++)
      for (guint current = 0; current < 2; current++)
        self->fills[i][answered][current] = new_fill (buffer, colours[i], answered, current);
  self->annotated = gtk_text_buffer_create_tag (buffer, "annotated",
                                                "underline", PANGO_UNDERLINE_DOUBLE,
                                                "underline-rgba", &amber, NULL);
  self->annotated_alone = gtk_text_buffer_create_tag (buffer, "annotated-alone",
                                                      "background-rgba", &pale_amber,
                                                      "underline", PANGO_UNDERLINE_DOUBLE,
                                                      "underline-rgba", &amber, NULL);
  self->mark = gtk_text_buffer_create_tag (buffer, "hidden-character",
                                           "background-rgba", &grey, "scale", 0.75, NULL);
  self->found = gtk_text_buffer_create_tag (buffer, "found", "background-rgba", &found, NULL);
  self->flash = gtk_text_buffer_create_tag (buffer, "flash", "background-rgba", &none, NULL);

  return self;
}

void
tc_highlight_tags_free (TcHighlightTags *self)
{
  g_array_unref (self->runs);
  g_free (self);
}

/**
 * tc_highlight_tags_set_runs:
 * @runs: (element-type TcHighlightRun): what tc_highlights_flatten() made
 * @map: of the text in the buffer
 *
 * Makes the buffer look like @runs, touching only the stretches that look different from before.
 */
void
tc_highlight_tags_set_runs (TcHighlightTags    *self,
                            GArray             *runs,
                            const TcDisplayMap *map)
{
  for_each_other (self, map, self->runs, runs, remove_run);
  for_each_other (self, map, runs, self->runs, apply_run);
  g_array_ref (runs);
  g_array_unref (self->runs);
  self->runs = runs;
}

/**
 * tc_highlight_tags_set_source:
 *
 * The buffer has another text, which has no tags yet: makes hidden characters stand out, and what is not
 * about the trial (references, legends, boilerplate, copies) step back.
 */
void
tc_highlight_tags_set_source (TcHighlightTags    *self,
                              TcSource           *source,
                              const TcDisplayMap *map)
{
  guint n_marks = MIN (tc_display_map_get_n_marks (map), MAX_TAGGED);

  g_array_unref (self->runs);
  self->runs = g_array_new (FALSE, FALSE, sizeof (TcHighlightRun));
  for (guint i = 0; source->sections != NULL && i < source->sections->len; i++)
    {
      const TcSection *section = &g_array_index (source->sections, TcSection, i);

      if (is_dimmed (section->kind))
        tag_display (self, self->dim, tc_display_map_to_display (map, section->span));
    }
  for (guint i = 0; i < n_marks; i++)
    tag_display (self, self->mark, tc_display_map_get_mark (map, i));
}

/**
 * tc_highlight_tags_set_found:
 * @found: (nullable) (element-type TcSpan): what a search found, in code points of the source
 */
void
tc_highlight_tags_set_found (TcHighlightTags    *self,
                             GArray             *found,
                             const TcDisplayMap *map)
{
  guint n = found != NULL ? MIN (found->len, MAX_TAGGED) : 0;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->found, &start, &end);
  for (guint i = 0; i < n; i++)
    tag_display (self, self->found,
                 tc_display_map_to_display (map, g_array_index (found, TcSpan, i)));
}

/* Returns: (nullable): what a code point of the source looks like now */
const TcHighlightRun *
tc_highlight_tags_find_run (TcHighlightTags *self,
                            guint            offset)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const TcHighlightRun *run = &g_array_index (self->runs, TcHighlightRun, i);

      if (offset >= run->span.start && offset < run->span.end)
        return run;
    }
  return NULL;
}

GtkTextTag *
tc_highlight_tags_get_flash (TcHighlightTags *self)
{
  return self->flash;
}

/* What @run fills its passage with; nothing where it is %NULL or only an annotation's line. */
static GdkRGBA
get_background (const TcHighlightRun *run)
{
  if (run != NULL && run->filled)
    return make_colour (colours[run->group % TC_HIGHLIGHT_N_COLOURS],
                        fill_alpha (run->answered, run->current));
  return make_colour (ANNOTATION_COLOUR, run != NULL && run->annotated ? ANNOTATION_ALPHA : 0.0);
}

/**
 * tc_highlight_tags_set_flash:
 * @strength: 1 for the whole light, 0 for none
 * @below: (nullable): how the passage looks without it: a tag hides those below it, so the light is mixed
 */
void
tc_highlight_tags_set_flash (TcHighlightTags      *self,
                             double                strength,
                             const TcHighlightRun *below)
{
  GdkRGBA light = make_colour (FLASH_COLOUR, FLASH_ALPHA);
  GdkRGBA dark = get_background (below);
  GdkRGBA mixed = {
    .red = light.red * strength + dark.red * (1 - strength),
    .green = light.green * strength + dark.green * (1 - strength),
    .blue = light.blue * strength + dark.blue * (1 - strength),
    .alpha = light.alpha * strength + dark.alpha * (1 - strength),
  };

  g_object_set (self->flash, "background-rgba", &mixed, NULL);
}

/**
 * tc_highlight_sample:
 *
 * Returns: attributes that make a label look like @run does in the text, for a legend
 */
PangoAttrList *
tc_highlight_sample (const TcHighlightRun *run)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  GdkRGBA colour = get_background (run);
  guint16 red = colour.red * 65535;
  guint16 green = colour.green * 65535;
  guint16 blue = colour.blue * 65535;

  pango_attr_list_insert (attributes, pango_attr_background_new (red, green, blue));
  pango_attr_list_insert (attributes, pango_attr_background_alpha_new (colour.alpha * 65535));
  if (!run->answered || run->annotated)
    {
      pango_attr_list_insert (attributes,
                              pango_attr_underline_new (run->annotated ? PANGO_UNDERLINE_DOUBLE
                                                                       : PANGO_UNDERLINE_SINGLE));
      pango_attr_list_insert (attributes, pango_attr_underline_color_new (red, green, blue));
    }
  return attributes;
}
