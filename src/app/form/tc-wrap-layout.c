/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "tc-wrap-layout"

#include "config.h"

#include "tc-wrap-layout.h"

/**
 * TcWrapLayout:
 *
 * Puts children side by side, and those for which a line has no room any more on the next one.
 *
 * Every child has its minimum width; what is left of a line is shared by those that expand. Lines
 * are as high as their highest child.
 */

struct _TcWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;                    /* pixels, between children and between lines */
};

G_DEFINE_FINAL_TYPE (TcWrapLayout, tc_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *first;
  GtkWidget *end;                 /* behind the last child, %NULL behind all of them */
  guint n_children;
  int n_expanding;
  int width;                      /* what they need, spacing included */
  int height;
} Line;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
get_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);

  return minimum;
}

/* With its share of the room that is left in a line. */
static int
get_full_width (GtkWidget  *child,
                const Line *line,
                int         width)
{
  int share = line->n_expanding > 0 ? MAX (width - line->width, 0) / line->n_expanding : 0;

  return get_width (child) + (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? share : 0);
}

/* The line that begins with @first, which is not %NULL. */
static Line
make_line (TcWrapLayout *self,
           GtkWidget    *first,
           int           width)
{
  Line line = { first, first, 0, 0, -self->spacing, 0 };

  for (; line.end != NULL; line.end = skip_hidden (gtk_widget_get_next_sibling (line.end)))
    {
      int needed = line.width + self->spacing + get_width (line.end);

      if (line.n_children > 0 && needed > width)
        break;
      line.width = needed;
      line.n_children++;
      line.n_expanding += gtk_widget_compute_expand (line.end, GTK_ORIENTATION_HORIZONTAL);
    }

  for (GtkWidget *child = first; child != line.end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_full_width (child, &line, width),
                          NULL, &height, NULL, NULL);
      line.height = MAX (line.height, height);
    }

  return line;
}

static GtkSizeRequestMode
tc_wrap_layout_get_request_mode (GtkLayoutManager *layout,
                                 GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (TcWrapLayout *self,
               GtkWidget    *widget,
               int          *minimum,
               int          *natural)
{
  int widest = 0;
  int sum = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int width = get_width (child);

      widest = MAX (widest, width);
      sum += (sum > 0 ? self->spacing : 0) + width;
    }
  *minimum = widest;
  *natural = sum;
}

static void
tc_wrap_layout_measure (GtkLayoutManager *layout,
                        GtkWidget        *widget,
                        GtkOrientation    orientation,
                        int               for_size,
                        int              *minimum,
                        int              *natural,
                        int              *minimum_baseline,
                        int              *natural_baseline)
{
  TcWrapLayout *self = TC_WRAP_LAYOUT (layout);
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget));
  int height = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  while (first != NULL)
    {
      Line line = make_line (self, first, for_size >= 0 ? for_size : G_MAXINT);

      height += (height > 0 ? self->spacing : 0) + line.height;
      first = line.end;
    }
  *minimum = *natural = height;
}

static void
tc_wrap_layout_allocate (GtkLayoutManager *layout,
                         GtkWidget        *widget,
                         int               width,
                         int               height,
                         int               baseline)
{
  TcWrapLayout *self = TC_WRAP_LAYOUT (layout);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (first != NULL)
    {
      Line line = make_line (self, first, width);
      int x = 0;

      for (GtkWidget *child = first; child != line.end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
        {
          int child_width = get_full_width (child, &line, width);
          GtkAllocation place = { right_to_left ? width - x - child_width : x, y, child_width, line.height };

          gtk_widget_size_allocate (child, &place, -1);
          x += child_width + self->spacing;
        }
      y += line.height + self->spacing;
      first = line.end;
    }
}

static void
tc_wrap_layout_class_init (TcWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = tc_wrap_layout_get_request_mode;
  layout_class->measure = tc_wrap_layout_measure;
  layout_class->allocate = tc_wrap_layout_allocate;
}

static void
tc_wrap_layout_init (TcWrapLayout *self)
{
}

/**
 * tc_wrap_layout_new:
 * @spacing: pixels between children and between lines
 *
 * Makes a layout for a widget without one of its own.
 */
GtkLayoutManager *
tc_wrap_layout_new (int spacing)
{
  TcWrapLayout *self = g_object_new (TC_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
