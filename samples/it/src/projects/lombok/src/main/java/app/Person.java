package app;

import lombok.Builder;
import lombok.Value;
import lombok.With;

@Value
@Builder
class Person {
    String name;

    @With
    int age;
}
