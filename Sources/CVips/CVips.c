#include "CVips.h"
#include <vips/vips.h>

int byline_vips_start(void) { return VIPS_INIT("byline"); }
