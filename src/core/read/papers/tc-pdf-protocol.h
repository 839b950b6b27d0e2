/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * TcPdfStatus:
 * @TC_PDF_READ: all pages were written
 * @TC_PDF_FAILED: something is wrong with the program, not with the document
 * @TC_PDF_ENCRYPTED: the document needs a password
 * @TC_PDF_DAMAGED: the document cannot be opened
 * @TC_PDF_TOO_LONG: the document has more than %TC_PDF_MAX_PAGES pages
 *
 * The exit status of trial-curator-pdf. One that ends by a signal was killed by its limits or by a defect.
 */
typedef enum
{
  TC_PDF_READ = 0,
  TC_PDF_FAILED = 1,
  TC_PDF_ENCRYPTED = 3,
  TC_PDF_DAMAGED = 4,
  TC_PDF_TOO_LONG = 5
} TcPdfStatus;

#define TC_PDF_MAX_PAGES 5000

/* What it may take; a document of 300 pages needs a tenth of it. */
#define TC_PDF_CPU_SECONDS 30
#define TC_PDF_WALL_SECONDS 60
#define TC_PDF_MEMORY_BYTES (1024L * 1024 * 1024)
#define TC_PDF_OUTPUT_BYTES (64 * 1024 * 1024)

/* The beginning and the end of a superscript in its output. */
#define TC_PDF_RAISED '\x0e'
#define TC_PDF_LEVEL '\x0f'
