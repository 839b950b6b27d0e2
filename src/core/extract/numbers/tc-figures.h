/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TcFigureUnit:
 *
 * What a figure counts or measures, as far as the word behind it says so.
 */
typedef enum
{
  TC_FIGURE_NONE,
  TC_FIGURE_PERCENT,
  TC_FIGURE_PEOPLE,
  TC_FIGURE_POINTS,
  TC_FIGURE_MINUTE,
  TC_FIGURE_HOUR,
  TC_FIGURE_DAY,
  TC_FIGURE_WEEK,
  TC_FIGURE_MONTH,
  TC_FIGURE_YEAR,
  TC_FIGURE_MICROGRAM,
  TC_FIGURE_MILLIGRAM,
  TC_FIGURE_GRAM,
  TC_FIGURE_KILOGRAM,
  TC_FIGURE_MILLILITRE,
  TC_FIGURE_MILLIMETRE,
  TC_FIGURE_CENTIMETRE
} TcFigureUnit;

/**
 * TcFigure:
 * @value: the number, with its "million", 万 or power of ten
 * @unit: what it counts
 * @start: first byte in the text
 * @end: byte behind the number
 * @word: written in words or Chinese numerals; translations drop these freely
 * @doubtful: may have lost an exponent, or is part of a date
 *
 * A number of a sentence, in whichever language.
 */
typedef struct
{
  double value;
  TcFigureUnit unit;
  gsize start;
  gsize end;
  gboolean word;
  gboolean doubtful;
} TcFigure;

void tc_figures_read (const char *text,
                      gsize       start,
                      gsize       end,
                      GArray     *figures);

G_END_DECLS
