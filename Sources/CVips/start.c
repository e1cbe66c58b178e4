#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

#include "CVips.h"

static void ignore(const gchar *domain, GLogLevelFlags level, const gchar *message, gpointer data) {}

static gpointer start(gpointer data) {
    if (VIPS_INIT("byline") != 0) return NULL;
    // A damaged picture is reported once, as an error; libvips would also write to standard error.
    g_log_set_handler("VIPS", G_LOG_LEVEL_WARNING, ignore, NULL);
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    // Everything is shut first, so that a later libvips with one more format opens no new door.
    vips_block_untrusted_set(TRUE);
    vips_operation_block_set("VipsForeignLoad", TRUE);
    vips_operation_block_set("VipsForeignLoadJpeg", FALSE);
    vips_operation_block_set("VipsForeignLoadPng", FALSE);
    vips_operation_block_set("VipsForeignLoadNsgif", FALSE);
    vips_operation_block_set("VipsForeignLoadWebp", FALSE);
    return GINT_TO_POINTER(1);
}

int byline_vips_start(void) {
    static GOnce once = G_ONCE_INIT;
    return g_once(&once, start, NULL) == NULL ? -1 : 0;
}

char *byline_vips_take_error(void) {
    char *text = vips_error_buffer_copy();
    char *copy = strdup(text);
    g_free(text);
    return copy;
}

void byline_free(void *bytes) { g_free(bytes); }
