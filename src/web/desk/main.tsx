/** The officials' desk. */
