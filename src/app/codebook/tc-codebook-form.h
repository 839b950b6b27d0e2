/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tc-codebook.h"

G_BEGIN_DECLS

/**
 * TcCodebookForm:
 *
 * What a person says about one field or group of the codebook, new or not. It changes nothing itself: it makes
 * the codebook that would be, and shows beside the entry that it is about why that cannot be.
 *
 * Signals: "save", "cancel".
 */
#define TC_TYPE_CODEBOOK_FORM (tc_codebook_form_get_type ())
G_DECLARE_FINAL_TYPE (TcCodebookForm, tc_codebook_form, TC, CODEBOOK_FORM, AdwBin)

void        tc_codebook_form_edit_field (TcCodebookForm  *self,
                                         TcCodebook      *codebook,
                                         const char      *field);
void        tc_codebook_form_add_field  (TcCodebookForm  *self,
                                         TcCodebook      *codebook,
                                         const char      *group);
void        tc_codebook_form_edit_group (TcCodebookForm  *self,
                                         TcCodebook      *codebook,
                                         const char      *group);
TcCodebook *tc_codebook_form_make       (TcCodebookForm  *self,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void        tc_codebook_form_show_error (TcCodebookForm  *self,
                                         const GError    *error);

G_END_DECLS
