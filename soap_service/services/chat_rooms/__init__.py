"""svcChatRooms: rooms in which agents talk to each other."""
