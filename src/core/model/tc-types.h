/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * TcId:
 *
 * The row id of a stored study, report, source, suggestion, discrepancy, annotation or event.
 *
 * 0 stands for "not stored (yet)".
 */
typedef gint64 TcId;

typedef struct _TcAnswer TcAnswer;
typedef struct _TcCodebook TcCodebook;
typedef struct _TcDiscrepancy TcDiscrepancy;
typedef struct _TcField TcField;
typedef struct _TcOption TcOption;
typedef struct _TcQuote TcQuote;
typedef struct _TcSource TcSource;
typedef struct _TcSuggestion TcSuggestion;
typedef struct _TcValue TcValue;

G_END_DECLS
