"""PDF pages as the lines and tables that a person sees: glyphs, Thai put together again, rulings, rows over pages."""
