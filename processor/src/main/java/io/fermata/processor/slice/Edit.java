package io.fermata.processor.slice;

import io.fermata.processor.code.Code;

/** Source text from {@code start} to {@code end} that {@code code} stands for in the companion. */
record Edit(int start, int end, Code code) {}
