#ifndef BYLINE_CVIPS_PRIVATE_H
#define BYLINE_CVIPS_PRIVATE_H

#include <vips/vips.h>

#include "CVips.h"

static inline VipsImage *unwrap(byline_image *image) { return (VipsImage *)image; }
static inline byline_image *wrap(VipsImage *image) { return (byline_image *)image; }

#endif
