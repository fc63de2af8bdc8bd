<%@ WebService Language="C#" Class="svcBench" %>
