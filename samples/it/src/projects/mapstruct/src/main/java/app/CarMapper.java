package app;

import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

@Mapper
public interface CarMapper {
    @Mapping(source = "make", target = "manufacturer")
    CarDto toDto(Car car);
}
